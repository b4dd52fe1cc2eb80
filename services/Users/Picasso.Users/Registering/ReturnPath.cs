using Picasso.Kernel;
using Picasso.Users.SigningInExternally;

namespace Picasso.Users.Registering;

/// <summary>
/// Where a new user wanted to go. It is stored with the registration, because the link may be opened in another browser than the one in which
/// the user signed up.
/// </summary>
internal static class ReturnPath
{
    /// <summary>Longest path: it is stored for an unproved address.</summary>
    public const int MaxLength = 512;

    /// <summary>A path on this site; null for none.</summary>
    /// <exception cref="DomainException">"return_path_invalid": it leads elsewhere, or is too long.</exception>
    public static string? Require(string path)
    {
        if (path.Length == 0)
            return null;
        return path.Length <= MaxLength && ReturnUrls.IsLocal(path)
            ? path
            : throw DomainError.Invalid("return_path_invalid", "A return path is a path on this site.", "return_path").ToException();
    }

    /// <summary>The same for a path that cannot be reported to its user: null when it is not usable.</summary>
    public static string? OrNone(string path) => path is not "/" && path.Length <= MaxLength && ReturnUrls.IsLocal(path) ? path : null;
}
