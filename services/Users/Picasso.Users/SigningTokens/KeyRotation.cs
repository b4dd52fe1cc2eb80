namespace Picasso.Users.SigningTokens;

/// <summary>When keys are created, sign and are deleted. Pure.</summary>
internal static class KeyRotation
{
    /// <summary>How long a key is the newest.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs, so that every service has read it by then; also how long an old one is kept.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(1);

    /// <summary>The number of the key to create now; null when none is due.</summary>
    public static int? Due(IReadOnlyList<StoredKey> keys, DateTimeOffset now)
    {
        if (keys.Count == 0)
            return 1;
        var newest = keys[^1];
        return newest.CreatedAt + Lifetime <= now ? newest.Number + 1 : null;
    }

    /// <summary>The index of the signing key: the newest that every service has read, otherwise the oldest.</summary>
    public static int Signing<T>(IReadOnlyList<T> keys, Func<T, DateTimeOffset> createdAt, DateTimeOffset now)
    {
        for (var index = keys.Count - 1; index > 0; index--)
        {
            if (createdAt(keys[index]) + Lead <= now)
                return index;
        }

        return 0;
    }

    /// <summary>Keys whose successor has signed for so long that no token of theirs is valid.</summary>
    public static IEnumerable<StoredKey> Expired(IReadOnlyList<StoredKey> keys, DateTimeOffset now) =>
        keys.Where((_, index) => index + 1 < keys.Count && keys[index + 1].CreatedAt + (2 * Lead) <= now);
}
