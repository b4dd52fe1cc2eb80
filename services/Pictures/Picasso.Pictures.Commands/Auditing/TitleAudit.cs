using System.Collections.Concurrent;
using Picasso.EventSourcing;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Commands.Auditing;

/// <summary>What the audit of titles knows: which pictures' records are broken, and how many it has looked at.</summary>
internal sealed class TitleAudit(PictureStreams pictures)
{
    private readonly ConcurrentDictionary<string, BrokenLink> _broken = new();
    private long _audited;

    /// <summary>Pictures that were looked at since the process began; a picture counts each time.</summary>
    public long Audited => Volatile.Read(ref _audited);

    /// <summary>The first bad event of each picture whose record does not hold.</summary>
    public IReadOnlyCollection<BrokenLink> Broken => [.. _broken.Values];

    /// <summary>Why titles cannot be audited right now; null when they are.</summary>
    public Exception? Interruption { get; private set; }

    /// <summary>The log is away.</summary>
    public void Interrupted(Exception fault) => Interruption = fault;

    /// <summary>The log answers.</summary>
    public void Resumed() => Interruption = null;

    /// <summary>Follows one picture's hashes and owners.</summary>
    /// <returns>What is wrong and was not known to be; null otherwise.</returns>
    public async Task<BrokenLink?> AuditAsync(string pictureId, CancellationToken cancellationToken)
    {
        var history = await pictures.ReadEventsAsync(pictureId, cancellationToken);
        Interlocked.Increment(ref _audited);
        if ((HashChain.Verify(history).Broken ?? TitleChain.FindFlaw(history)) is { } broken)
            return _broken.TryAdd(pictureId, broken) ? broken : null;
        _broken.TryRemove(pictureId, out _);
        return null;
    }
}
