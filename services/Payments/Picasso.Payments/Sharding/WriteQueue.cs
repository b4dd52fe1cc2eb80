using System.Threading.Channels;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Where writers of this process wait for their turn, first come first served, on an engine that has one writer at a time. That engine
/// lets them wait by sleeping and asking again, which costs a thread each and lets the file lie idle between two writers.
/// </summary>
internal sealed class WriteQueue
{
    // Holds one token while nobody writes. A channel, because whoever waits at the end of the process may be left waiting.
    private readonly Channel<bool> _free = Channel.CreateBounded<bool>(1);

    public WriteQueue() => Release();

    /// <summary>Waits; the turn ends when the answer is disposed of.</summary>
    public async ValueTask<IDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        await _free.Reader.ReadAsync(cancellationToken);
        return new Turn(this);
    }

    private void Release() => _free.Writer.TryWrite(true);

    private sealed class Turn(WriteQueue queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
