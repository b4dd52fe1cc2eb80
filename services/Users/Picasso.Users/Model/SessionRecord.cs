namespace Picasso.Users.Model;

/// <summary>A signed-in browser: the family of all refresh tokens that followed from one sign-in.</summary>
/// <param name="Id">Goes into access tokens as <c>sid</c>.</param>
/// <param name="StartedAt">When somebody signed in, UTC.</param>
/// <param name="ExpiresAt">When it ends if unused, UTC.</param>
/// <param name="Tokens">The token in force and those that are in their grace.</param>
internal sealed record SessionRecord(
    string Id, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, IReadOnlyList<RefreshTokenRecord> Tokens);

/// <summary>A refresh token, of which only the hash is kept.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="IssuedAt">When, UTC.</param>
/// <param name="ReplacedAt">When a token that it was traded for was shown for the first time, UTC; null while none was.</param>
/// <param name="Parent">Hash of the token that it was traded for; null for the first.</param>
internal sealed record RefreshTokenRecord(string Hash, DateTimeOffset IssuedAt, DateTimeOffset? ReplacedAt = null, string? Parent = null)
{
    /// <summary>When something happened to it last.</summary>
    public DateTimeOffset TouchedAt => ReplacedAt ?? IssuedAt;
}
