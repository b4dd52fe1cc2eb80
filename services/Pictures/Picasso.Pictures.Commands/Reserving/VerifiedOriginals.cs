using System.Collections.Concurrent;
using Picasso.ObjectStorage;

namespace Picasso.Pictures.Commands.Reserving;

/// <summary>
/// Caches the digests of stored objects, so that a picture that is reserved repeatedly is not read each time. A replaced object has another size or
/// time, and is read.
/// </summary>
internal sealed class VerifiedOriginals(TimeProvider clock)
{
    /// <summary>The maximum number of entries; some 200 bytes each.</summary>
    public const int Capacity = 10_000;

    /// <summary>How long a digest is valid, so that damage which changes neither size nor time is also found.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // A store may keep times in whole seconds: a second change within that time would look like the first.
    private static readonly TimeSpan s_timeResolution = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Verified> _known = new();

    /// <summary>Whether this object was recently found to have this digest.</summary>
    public bool Contains(StoredObject stored, string sha256) =>
        _known.TryGetValue(stored.Key, out var known) && known.Size == stored.Size && known.StoredAt == stored.StoredAt
        && known.Sha256 == sha256 && clock.GetUtcNow() < known.At + Lifetime;

    /// <summary>Records that the object, as seen before it was read, has this digest.</summary>
    public void Add(StoredObject stored, string sha256)
    {
        var now = clock.GetUtcNow();
        if (now - stored.StoredAt < s_timeResolution)
            return;
        if (_known.Count >= Capacity)
            Shrink(now);
        _known[stored.Key] = new Verified(stored.Size, stored.StoredAt, sha256, now);
    }

    // Expired entries first; when there are none, all of them: the digests are computed again.
    private void Shrink(DateTimeOffset now)
    {
        foreach (var (key, known) in _known)
        {
            if (now >= known.At + Lifetime)
                _known.TryRemove(key, out _);
        }

        if (_known.Count >= Capacity)
            _known.Clear();
    }

    private sealed record Verified(long Size, DateTimeOffset StoredAt, string Sha256, DateTimeOffset At);
}
