using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>A refresh token in the browser's form: the session's id, a dot, and a secret.</summary>
internal sealed record RefreshToken(string SessionId, string SecretHash)
{
    /// <summary>The token's text.</summary>
    public static string Compose(string sessionId, Secret secret) => $"{sessionId}.{secret.Text}";

    /// <summary>Reads a token; null for anything else.</summary>
    public static RefreshToken? Parse(string? text) =>
        text is { Length: > 37 and <= 128 } && text[36] == '.' && Ids.IsId(text[..36])
            ? new RefreshToken(text[..36], Secret.HashOf(text[37..]))
            : null;
}
