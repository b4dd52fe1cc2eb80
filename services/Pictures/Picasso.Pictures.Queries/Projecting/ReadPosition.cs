using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Lets a reader see their own writes: waits, for a bounded time, until a position is projected.</summary>
internal sealed class ReadPosition(ProjectionRunner<PicturesProjection> runner, IOptions<PictureQueriesOptions> options)
{
    /// <param name="position">From a command; 0 does not wait.</param>
    /// <param name="cancellationToken">Of the caller.</param>
    /// <exception cref="RefusedException">"read_model_behind".</exception>
    public async Task ReachAsync(ulong position, CancellationToken cancellationToken)
    {
        if (!await runner.Progress.WaitForAsync(new LogPosition(position), options.Value.MinPositionWait, cancellationToken))
            throw new Refusal(
                RefusalKind.Unavailable, "read_model_behind", "This is still being prepared. Please try again in a moment.").ToException();
    }
}
