using System.Threading.Channels;

namespace Picasso.Reactions.Publishing;

/// <summary>Wakes one loop: when raised, and at the latest after an interval. Several raises during a round cause one wake-up.</summary>
internal sealed class Pulse : IDisposable
{
    private readonly Channel<bool> _raised =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ITimer _timer;
    private readonly Action<Pulse> _released;

    public Pulse(TimeSpan interval, TimeProvider clock, Action<Pulse> released)
    {
        _released = released;
        _timer = clock.CreateTimer(_ => Raise(), null, interval, interval);
    }

    public void Raise() => _raised.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _raised.Reader.ReadAsync(cancellationToken);

    public void Dispose()
    {
        _timer.Dispose();
        _released(this);
    }
}
