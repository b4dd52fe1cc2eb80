using System.Threading.Channels;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>Wakes the worker that follows the index; several changes in a row wake it once.</summary>
internal sealed class IndexChanged
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => _signal.Writer.TryWrite(true);

    /// <summary>Completes at the next change, or after a timeout.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // No change; failed work is retried.
        }
    }
}
