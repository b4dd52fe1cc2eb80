namespace Picasso.EventSourcing.Projecting;

/// <summary>Applies the log to a projection with no other writer.</summary>
internal static class CatchUp
{
    /// <summary>Applies everything up to a position.</summary>
    /// <returns>Number of events.</returns>
    public static async Task<long> RunAsync(IEventStore store, IProjection target, LogPosition until, TimeProvider clock, CancellationToken cancellationToken)
    {
        var checkpoint = await target.LoadCheckpointAsync(cancellationToken);
        var events = 0L;
        if (checkpoint >= until)
            return events;
        var steps = ProjectionSteps.ReadAsync(store, target.Filter, checkpoint, _ => ProjectionSteps.BatchSize, clock, cancellationToken);
        await foreach (var step in steps)
        {
            if (step.Batch is not null && await target.ApplyAsync(step.Batch, cancellationToken) != step.Through)
                throw new InvalidOperationException($"Another process writes the rebuilt copy of {target.Name}.");
            events += step.Batch?.Events.Count ?? 0;
            if (step.Through >= until)
                return events;
        }

        throw new OperationCanceledException(cancellationToken);
    }
}
