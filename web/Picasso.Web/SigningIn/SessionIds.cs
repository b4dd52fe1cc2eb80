using System.Security.Cryptography;

namespace Picasso.Web.SigningIn;

/// <summary>Ids of the web's sessions: 128 random bits in hex.</summary>
internal static class SessionIds
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The id itself, when it is valid.</summary>
    /// <exception cref="ArgumentException">It is invalid.</exception>
    public static string Check(string id) =>
        id.Length == 32 && id.All(char.IsAsciiHexDigitLower) ? id : throw new ArgumentException("Not a session id.", nameof(id));
}
