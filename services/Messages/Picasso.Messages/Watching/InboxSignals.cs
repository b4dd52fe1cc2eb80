using System.Collections.Concurrent;
using Picasso.Kernel;

namespace Picasso.Messages.Watching;

/// <summary>
/// Who watches in this process, and the hint that something was committed. A hint carries nothing: whoever is woken reads
/// the store, so that hints may be lost and queues need no more than one place.
/// </summary>
internal sealed class InboxSignals : IDisposable
{
    private readonly ConcurrentDictionary<InboxWatch, bool> _watches = [];

    /// <summary>Wakes the pump.</summary>
    public Signal Committed { get; } = new();

    /// <summary>Something was committed for somebody.</summary>
    public void Raise() => Committed.Raise();

    /// <summary>Something came for these people.</summary>
    public void Wake(Func<string, bool> isConcerned)
    {
        foreach (var (watch, _) in _watches)
            if (isConcerned(watch.UserId))
                watch.Wake();
    }

    /// <summary>Feels what comes for a person from now on, until it is disposed of.</summary>
    public InboxWatch Watch(string userId)
    {
        var watch = new InboxWatch(userId, released => _watches.TryRemove(released, out _));
        _watches.TryAdd(watch, true);
        return watch;
    }

    public void Dispose() => Committed.Dispose();
}
