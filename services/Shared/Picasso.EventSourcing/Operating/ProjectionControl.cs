using Picasso.EventSourcing.Guarding;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Quarantining;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.EventSourcing.Operating;

/// <summary>
/// An operator's actions after the log was replaced, while the services are stopped: views are rebuilt from the present log, subscriptions continue
/// at its end without repeating their effects. Either accepts the present log. Streams in quarantine are listed and retried, also while the services
/// run.
/// </summary>
internal sealed class ProjectionControl(IEventStore log, IEnumerable<ProjectionQuarantine> projections, MarkKeeper marks, TimeProvider clock)
{
    private const string All = "all";

    /// <summary>One line for each projection: its checkpoint, its name, and whether the log ends before.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var quarantine in projections)
        {
            var projection = quarantine.Projection;
            var (checkpoint, end) = (await projection.LoadCheckpointAsync(cancellationToken), await TryReadEndAsync(cancellationToken));
            var held = (await quarantine.SummarizeAsync(cancellationToken)).Streams;
            lines.Add($"{checkpoint.Value,16} {projection.Name}{(checkpoint > end ? "  (the log ends before)" : "")}{(held > 0 ? $"  ({held} streams in quarantine)" : "")}");
        }

        return lines;
    }

    /// <summary>Lines for the streams in quarantine, the first hundred of each projection.</summary>
    public async Task<IReadOnlyList<string>> DescribeQuarantineAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var quarantine in projections)
        {
            var name = quarantine.Projection.Name;
            lines.Add($"{name}: {(await quarantine.SummarizeAsync(cancellationToken)).Streams} streams in quarantine");
            foreach (var held in await quarantine.ListAsync("", ProjectionQuarantine.Page, cancellationToken))
                lines.Add(
                    $"  {held.Stream} from revision {held.FromRevision} through {held.ThroughRevision} since {held.HeldAt:u}: event {held.EventId:D}, {held.EventType} {held.Reason}");
        }

        return lines;
    }

    /// <summary>Retries the streams in quarantine of one projection, or of all.</summary>
    /// <returns>How many projections have the name.</returns>
    public async Task<int> RedriveAsync(string name, CancellationToken cancellationToken)
    {
        var named = Quarantined(name).ToList();
        foreach (var quarantine in named)
            await quarantine.ReleaseAllAsync(cancellationToken);
        return named.Count;
    }

    /// <summary>Rebuilds a view, or all of them, from the first event.</summary>
    /// <returns>Number of views; 0 when none has this name.</returns>
    public async Task<int> RebuildAsync(string name, CancellationToken cancellationToken)
    {
        var views = Quarantined(name).Where(one => one.Projection is IRebuildableProjection or IClearableProjection).ToList();
        if (views.Count > 0)
            marks.Forget();
        foreach (var view in views)
            await RebuildAsync(view, cancellationToken);
        return views.Count;
    }

    /// <summary>Moves the checkpoint of a subscription, or of all, to the end of the log.</summary>
    /// <returns>Number of subscriptions; 0 when none has this name.</returns>
    public async Task<int> ResetAsync(string name, CancellationToken cancellationToken)
    {
        var subscriptions = Quarantined(name).Select(one => one.Projection).OfType<ISubscription>().ToList();
        if (subscriptions.Count > 0)
            marks.Forget();
        foreach (var subscription in subscriptions)
            await subscription.MoveToAsync(await log.ReadEndAsync(cancellationToken), cancellationToken);
        return subscriptions.Count;
    }

    private IEnumerable<ProjectionQuarantine> Quarantined(string name) => projections.Where(one => name == All || one.Projection.Name == name);

    private async Task RebuildAsync(ProjectionQuarantine view, CancellationToken cancellationToken)
    {
        if (view.Projection is IClearableProjection clearable)
        {
            await clearable.ClearAsync(cancellationToken);
            return;
        }

        await using var rebuild = await ((IRebuildableProjection)view.Projection).BeginRebuildAsync(cancellationToken);
        await view.RebuildAsync(rebuild, FillAsync, SwapAsync, cancellationToken);

        async Task FillAsync(IProjection copy) =>
            await CatchUp.RunAsync(log, copy, await log.ReadEndAsync(cancellationToken), clock, cancellationToken);

        async Task<LogPosition> SwapAsync(IProjection copy)
        {
            var applied = await copy.LoadCheckpointAsync(cancellationToken);
            await rebuild.SwapAsync(cancellationToken);
            return applied;
        }
    }

    private async Task<LogPosition> TryReadEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await log.ReadEndAsync(cancellationToken);
        }
        catch (LogReplacedException)
        {
            // A subscription that reads no events is not compared with the log.
            return LogPosition.Start;
        }
    }
}
