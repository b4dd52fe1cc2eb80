namespace Picasso.Users.SigningTokens;

/// <summary>The present keys, read again every minute; creates and deletes keys when they are due.</summary>
internal sealed class KeyRing(ISigningKeyStore store, TimeProvider clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    private volatile Ring? _ring;

    /// <summary>The key that signs now.</summary>
    public async Task<SigningKey> SigningAsync(CancellationToken cancellationToken)
    {
        var keys = await PublishedAsync(cancellationToken);
        return keys[KeyRotation.Signing(keys, key => key.CreatedAt, clock.GetUtcNow())];
    }

    /// <summary>Every key that a valid token may be signed with, now or soon.</summary>
    public async Task<IReadOnlyList<SigningKey>> PublishedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_ring is { } ring && ring.ReadAt + s_fresh > now)
            return ring.Keys;
        // Two callers may both read: that is harmless.
        var keys = await ReadAsync(now, cancellationToken);
        _ring = new Ring(keys, now);
        return keys;
    }

    private async Task<IReadOnlyList<SigningKey>> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await store.ListAsync(cancellationToken);
        while (KeyRotation.Due(stored, now) is { } number)
        {
            await store.TryAddAsync(SigningKey.Make(number, now), cancellationToken);
            stored = await store.ListAsync(cancellationToken);
        }

        var expired = KeyRotation.Expired(stored, now).ToList();
        foreach (var key in expired)
            await store.RemoveAsync(key.Number, cancellationToken);
        return [.. stored.Except(expired).Select(SigningKey.From)];
    }

    private sealed record Ring(IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt);
}
