using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Lets a reader see their own writes: waits, for a bounded time, until a position is projected.</summary>
internal sealed class ReadPosition(IReadProgress progress, TimeProvider clock, IOptions<PictureQueriesOptions> options)
{
    /// <param name="position">From a command; 0 does not wait.</param>
    /// <param name="cancellationToken">Of the caller.</param>
    /// <exception cref="RefusedException">"read_model_behind".</exception>
    public async Task ReachAsync(ulong position, CancellationToken cancellationToken)
    {
        if (position == 0)
            return;
        using var patience = new CancellationTokenSource(options.Value.MinPositionWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await progress.WaitForAsync(new LogPosition(position), either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new Refusal(RefusalKind.Unavailable, "read_model_behind", "This is still being prepared. Please try again in a moment.").ToException();
        }
    }
}
