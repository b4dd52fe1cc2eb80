using System.Collections.Concurrent;
using Picasso.ObjectStorage;

namespace Picasso.Pictures.Commands.Reserving;

/// <summary>
/// Remembers for a while which stored object had which digest, so that a picture that is reserved again and again is not read again and again. An
/// object that was replaced has another size or time, and is read.
/// </summary>
internal sealed class VerifiedOriginals(TimeProvider clock)
{
    /// <summary>How many are remembered; some 200 bytes each.</summary>
    public const int Capacity = 10_000;

    /// <summary>How long a digest is believed, so that damage which leaves size and time alone is found too.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // A store may keep times in whole seconds: a second change within that time would look like the first.
    private static readonly TimeSpan s_timeResolution = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Verified> _known = new();

    /// <summary>Whether this very object was found to have this digest lately.</summary>
    public bool Contains(StoredObject stored, string sha256) =>
        _known.TryGetValue(stored.Key, out var known) && known.Size == stored.Size && known.StoredAt == stored.StoredAt
        && known.Sha256 == sha256 && clock.GetUtcNow() < known.At + Lifetime;

    /// <summary>The object, as it was seen before it was read, has this digest.</summary>
    public void Add(StoredObject stored, string sha256)
    {
        var now = clock.GetUtcNow();
        if (now - stored.StoredAt < s_timeResolution)
            return;
        if (_known.Count >= Capacity)
            Shrink(now);
        _known[stored.Key] = new Verified(stored.Size, stored.StoredAt, sha256, now);
    }

    // First what is out of date; when nothing is, everything: the digests are only computed again.
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
