using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Picasso.Web.Live;

/// <summary>Sends every change to every open page. A page that reads too slowly loses changes and is notified.</summary>
internal sealed class LiveFeed
{
    private const int Waiting = 256;
    private readonly ConcurrentDictionary<Listener, byte> _listeners = new();

    public void Publish(LiveEvent change)
    {
        foreach (var (listener, _) in _listeners)
            listener.Offer(change);
    }

    /// <summary>Every change from now on, until cancelled.</summary>
    public async IAsyncEnumerable<LiveEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = new Listener();
        _listeners.TryAdd(listener, 0);
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
