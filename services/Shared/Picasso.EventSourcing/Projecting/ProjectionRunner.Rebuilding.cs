using Microsoft.Extensions.Logging;

namespace Picasso.EventSourcing.Projecting;

public sealed partial class ProjectionRunner<TProjection>
{
    /// <summary>
    /// Rebuilds the projection from the first event beside the serving copy, then swaps them. No reader in this process sees the position decrease;
    /// it returns when the new copy serves.
    /// </summary>
    /// <exception cref="NotSupportedException">The projection is not an <see cref="IRebuildableProjection"/>.</exception>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        if (_projection is not IRebuildableProjection rebuildable)
            throw new NotSupportedException($"The projection {_projection.Name} cannot be rebuilt beside itself.");
        await AloneAsync(_late, () => RebuildAsync(rebuildable, cancellationToken), cancellationToken);
        Logger.LogInformation("Projection {Projection} was rebuilt through {Position}", _projection.Name, Progress.Position);
    }

    private async Task<bool> RebuildAsync(IRebuildableProjection rebuildable, CancellationToken cancellationToken)
    {
        await using (var rebuild = await rebuildable.BeginRebuildAsync(cancellationToken))
            await _quarantine.RebuildAsync(
                rebuild, copy => FillAsync(copy, cancellationToken), copy => InTurnAsync(() => SwapAsync(rebuild, copy, cancellationToken), cancellationToken),
                cancellationToken);
        await CountHeldAsync(cancellationToken);
        return true;
    }

    // Up to the end of the log and not to this process's position: the runner may not have started. The log grows meanwhile, so this is repeated
    // until little is left.
    private async Task FillAsync(IProjection copy, CancellationToken cancellationToken)
    {
        while (await CatchUp.RunAsync(_store, copy, await _store.ReadEndAsync(cancellationToken), Clock, cancellationToken) > ProjectionSteps.BatchSize) { }
    }

    private async Task<LogPosition> SwapAsync(IProjectionRebuild rebuild, IProjection copy, CancellationToken cancellationToken)
    {
        // Readers may have seen more than this process has applied: the stored checkpoint includes the work of earlier processes and other copies.
        var stored = await _projection.LoadCheckpointAsync(cancellationToken);
        await CatchUp.RunAsync(_store, copy, stored > Progress.Position ? stored : Progress.Position, Clock, cancellationToken);
        var applied = await copy.LoadCheckpointAsync(cancellationToken);
        await rebuild.SwapAsync(cancellationToken);
        return applied;
    }
}
