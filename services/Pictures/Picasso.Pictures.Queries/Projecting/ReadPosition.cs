using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Read your own writes: waits, for a bounded time, until a position is projected.</summary>
internal sealed class ReadPosition(
    ProjectionRunner<PicturesProjection> runner, LogEnd log, ILogContinuity continuity, IOptions<PictureQueriesOptions> options, TimeProvider clock)
{
    /// <summary>Ends a call that reads rows: they may contain events that a replaced log has lost.</summary>
    /// <exception cref="LogReplacedException">The log was replaced.</exception>
    public void RequireSameLog() => continuity.Require();

    /// <param name="wanted">From a command; 0 does not wait, and neither does a position beyond the log's end: no command returned it.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="DomainException">"read_model_behind".</exception>
    public async Task ReachAsync(LogPosition wanted, CancellationToken cancellationToken)
    {
        RequireSameLog();
        if (runner.Progress.Position >= wanted || await IsUnknownAsync(wanted, cancellationToken))
            return;
        if (!await runner.Progress.WaitForAsync(wanted, options.Value.MinPositionWait, cancellationToken))
            throw Behind();
    }

    private async Task<bool> IsUnknownAsync(LogPosition wanted, CancellationToken cancellationToken)
    {
        try
        {
            return wanted > await log.ReadAsync(cancellationToken).WaitAsync(options.Value.MinPositionWait, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Behind();
        }
    }

    private static DomainException Behind() => new DomainError(
        DomainErrorKind.Unavailable, "read_model_behind", "This is still being prepared. Please try again in a moment.").ToException();
}
