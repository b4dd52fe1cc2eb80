using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Deciding;
using Picasso.EventSourcing.Projecting;

namespace Picasso.EventSourcing.Quarantining;

/// <summary>
/// A projection that puts unreadable streams in quarantine instead of stopping: the unreadable event and the rest of its stream are skipped and
/// recorded; all other streams continue.
/// </summary>
internal sealed class QuarantiningProjection(IProjection projection, IQuarantine quarantine, TimeProvider clock, ILogger log) : IProjection
{
    public string Name => projection.Name;

    public EventFilter Filter => projection.Filter;

    /// <summary>Streams that this instance has put in quarantine.</summary>
    public int Holds { get; private set; }

    public Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken) => projection.LoadCheckpointAsync(cancellationToken);

    public async Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyOpenAsync(batch, cancellationToken);
        }
        catch (UnreadableEventException)
        {
            return await ApplyOneByOneAsync(batch, cancellationToken);
        }
    }

    /// <summary>
    /// Applies the events of streams that are not held. Skipped events are recorded before; when a stream is released meanwhile, its events are
    /// applied.
    /// </summary>
    private async Task<LogPosition> ApplyOpenAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await HeldOfAsync(batch, cancellationToken);
            var skipped = batch.Events.Where(IsHeld).ToList();
            if (await RecordAsync(skipped, cancellationToken))
                return await projection.ApplyAsync(
                    skipped.Count == 0 ? batch : batch with { Events = [.. batch.Events.Where(one => !IsHeld(one))] }, cancellationToken);

            bool IsHeld(RecordedEvent one) => held.TryGetValue(one.Stream, out var from) && one.Revision >= from;
        }
    }

    private async Task<Dictionary<string, long>> HeldOfAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Events.Count == 0)
            return [];
        var streams = batch.Events.Select(one => one.Stream).ToHashSet();
        return (await quarantine.FindAsync(Name, streams, cancellationToken)).ToDictionary(one => one.Stream, one => one.FromRevision);
    }

    private async Task<bool> RecordAsync(IEnumerable<RecordedEvent> skipped, CancellationToken cancellationToken)
    {
        foreach (var stream in skipped.GroupBy(one => one.Stream))
            if (!await quarantine.ExtendAsync(Name, stream.Key, stream.Max(one => one.Revision), cancellationToken))
                return false;
        return true;
    }

    private async Task<LogPosition> ApplyOneByOneAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        var after = batch.After;
        for (var i = 0; i < batch.Events.Count; i++)
        {
            var through = i == batch.Events.Count - 1 ? batch.Through : batch.Events[i].Position;
            var reached = await ApplyOneAsync(new ProjectionBatch(after, through, [batch.Events[i]]), cancellationToken);
            if (reached != through)
                return reached;
            after = through;
        }

        return batch.Through;
    }

    private async Task<LogPosition> ApplyOneAsync(ProjectionBatch single, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyOpenAsync(single, cancellationToken);
        }
        catch (UnreadableEventException unreadable)
        {
            await HoldAsync(single.Events[0], unreadable, cancellationToken);
            return await ApplyOpenAsync(single, cancellationToken);
        }
    }

    private async Task HoldAsync(RecordedEvent recorded, UnreadableEventException unreadable, CancellationToken cancellationToken)
    {
        var held = HeldStream.At(recorded, unreadable.Why, clock.GetUtcNow());
        await quarantine.HoldAsync(Name, held, cancellationToken);
        Holds++;
        log.LogError(
            "{Projection} put {Stream} in quarantine from revision {Revision} on: {Type} {Reason}. Other streams continue; after an upgrade that can read the event it is applied",
            Name, held.Stream, held.FromRevision, held.EventType, held.Reason);
    }
}
