using Picasso.EventSourcing.Guarding;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.EventSourcing.Operating;

/// <summary>
/// What an operator does after the log was replaced, while the services are stopped: views are made from the log that is there,
/// subscriptions go on at its end without repeating their effects. Either accepts the log as it is.
/// </summary>
internal sealed class ProjectionControl(IEventStore log, IEnumerable<IProjection> projections, MarkKeeper marks, TimeProvider clock)
{
    private const string All = "all";

    /// <summary>One line for each projection: its checkpoint, its name, and whether the log ends before.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var projection in projections)
        {
            var (checkpoint, end) = (await projection.LoadCheckpointAsync(cancellationToken), await TryReadEndAsync(cancellationToken));
            lines.Add($"{checkpoint.Value,16} {projection.Name}{(checkpoint > end ? "  (the log ends before)" : "")}");
        }

        return lines;
    }

    /// <summary>Makes a view anew from the first event, or all of them.</summary>
    /// <returns>How many views that were; 0 when none has this name.</returns>
    public async Task<int> RebuildAsync(string name, CancellationToken cancellationToken)
    {
        var views = Named(name).Where(one => one is IRebuildableProjection or IClearableProjection).ToList();
        if (views.Count > 0)
            marks.Forget();
        foreach (var view in views)
            await RebuildAsync(view, cancellationToken);
        return views.Count;
    }

    /// <summary>Moves the checkpoint of a subscription, or of all, to the end of the log.</summary>
    /// <returns>How many subscriptions that were; 0 when none has this name.</returns>
    public async Task<int> ResetAsync(string name, CancellationToken cancellationToken)
    {
        var subscriptions = Named(name).OfType<ISubscription>().ToList();
        if (subscriptions.Count > 0)
            marks.Forget();
        foreach (var subscription in subscriptions)
            await subscription.MoveToAsync(await log.ReadEndAsync(cancellationToken), cancellationToken);
        return subscriptions.Count;
    }

    private IEnumerable<IProjection> Named(string name) => projections.Where(one => name == All || one.Name == name);

    private async Task RebuildAsync(IProjection view, CancellationToken cancellationToken)
    {
        if (view is IClearableProjection clearable)
        {
            await clearable.ClearAsync(cancellationToken);
            return;
        }

        await using var rebuild = await ((IRebuildableProjection)view).BeginRebuildAsync(cancellationToken);
        await CatchUp.RunAsync(log, rebuild.Target, await log.ReadEndAsync(cancellationToken), clock, cancellationToken);
        await rebuild.SwapAsync(cancellationToken);
    }

    private async Task<LogPosition> TryReadEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await log.ReadEndAsync(cancellationToken);
        }
        catch (LogReplacedException)
        {
            // What is not read from the log that is there is not compared with it.
            return LogPosition.Start;
        }
    }
}
