namespace Picasso.Users.Model;

/// <summary>A signed-in browser: the family of all refresh tokens of one sign-in.</summary>
/// <param name="Id">Contained in access tokens as <c>sid</c>.</param>
/// <param name="StartedAt">The time of the sign-in, UTC.</param>
/// <param name="ExpiresAt">When it ends if unused, UTC.</param>
/// <param name="Tokens">The valid token and those in their grace period.</param>
internal sealed record SessionRecord(
    string Id, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, IReadOnlyList<RefreshTokenRecord> Tokens);

/// <summary>A refresh token; only the hash is stored.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="IssuedAt">When, UTC.</param>
/// <param name="ReplacedAt">When a successor was first presented, UTC; null before.</param>
/// <param name="Parent">Hash of its predecessor; null for the first.</param>
internal sealed record RefreshTokenRecord(string Hash, DateTimeOffset IssuedAt, DateTimeOffset? ReplacedAt = null, string? Parent = null)
{
    /// <summary>The time of its last use.</summary>
    public DateTimeOffset TouchedAt => ReplacedAt ?? IssuedAt;
}
