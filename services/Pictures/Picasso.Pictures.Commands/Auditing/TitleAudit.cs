using System.Collections.Concurrent;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Commands.Auditing;

/// <summary>The state of the audit of titles: the pictures with broken records, and the number of checks.</summary>
internal sealed class TitleAudit(PictureStreams pictures)
{
    private readonly ConcurrentDictionary<PictureId, BrokenLink> _broken = new();
    private long _audited;

    /// <summary>Number of checked pictures since the start; a picture counts each time.</summary>
    public long Audited => Volatile.Read(ref _audited);

    /// <summary>The first bad event of each picture with a broken record.</summary>
    public IReadOnlyCollection<BrokenLink> Broken => [.. _broken.Values];

    /// <summary>Why titles cannot be audited now; null when they can.</summary>
    public Exception? Interruption { get; private set; }

    /// <summary>The log is unreachable.</summary>
    public void Interrupted(Exception fault) => Interruption = fault;

    /// <summary>The log answers.</summary>
    public void Resumed() => Interruption = null;

    /// <summary>Verifies one picture's hashes and owners.</summary>
    /// <returns>A new finding; null otherwise.</returns>
    public async Task<BrokenLink?> AuditAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        var history = await pictures.ReadEventsAsync(pictureId, cancellationToken);
        Interlocked.Increment(ref _audited);
        if ((HashChain.Verify(history).Broken ?? TitleChain.FindFlaw(history)) is { } broken)
            return _broken.TryAdd(pictureId, broken) ? broken : null;
        _broken.TryRemove(pictureId, out _);
        return null;
    }
}
