using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Picasso.Web.Live;

/// <summary>Sends every change to every open page. A page that reads too slowly loses changes and is notified.</summary>
internal sealed class LiveFeed
{
    private const int Waiting = 256;
    private static readonly string[] s_sources = [LiveSources.Pictures, LiveSources.Reactions];
    private readonly ConcurrentDictionary<Listener, byte> _listeners = new();
    private readonly ConcurrentDictionary<string, byte> _connected = new();
    private long _version;

    /// <summary>Grows with every change; null while one of the sources is not connected, so that changes may be missed.</summary>
    public long? Version => s_sources.All(_connected.ContainsKey) ? Interlocked.Read(ref _version) : null;

    /// <summary>From now on every change of this source is published.</summary>
    public void Connected(string source) => _connected.TryAdd(source, 0);

    /// <summary>Changes of this source may be missed. What was read before is outdated.</summary>
    public void Lost(string source)
    {
        _connected.TryRemove(source, out _);
        Interlocked.Increment(ref _version);
    }

    public void Publish(LiveEvent change)
    {
        if (change != LiveEvent.Ping)
            Interlocked.Increment(ref _version);
        foreach (var (listener, _) in _listeners)
            listener.Offer(change);
    }

    /// <summary>Every change from now on, until cancelled.</summary>
    /// <param name="own">Watches what concerns this listener alone, and offers it; null for none.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<LiveEvent> ListenAsync(
        Func<Action<LiveEvent>, CancellationToken, Task>? own = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var listener = new Listener();
        _listeners.TryAdd(listener, 0);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = own?.Invoke(listener.Offer, ended.Token) ?? Task.CompletedTask;
        try
        {
            // The first frame opens the stream at once, so that a page detects that it is connected.
            yield return LiveEvent.Ping;
            while (await listener.WaitAsync(cancellationToken))
            {
                while (listener.TryTake(out var change))
                    yield return change;
            }
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
            await ended.CancelAsync();
            await watching;
        }
    }

    private sealed class Listener
    {
        private readonly Channel<LiveEvent> _channel;
        private int _missed;

        public Listener() => _channel = Channel.CreateBounded<LiveEvent>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Exchange(ref _missed, 1));

        public void Offer(LiveEvent change) => _channel.Writer.TryWrite(change);

        public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

        public bool TryTake(out LiveEvent change)
        {
            if (Interlocked.Exchange(ref _missed, 0) == 0)
                return _channel.Reader.TryRead(out change!);
            change = LiveEvent.Resync;
            return true;
        }
    }
}
