using Picasso.EventSourcing.Deciding;
using Picasso.EventSourcing.Projecting;

namespace Picasso.EventSourcing.Quarantining;

/// <summary>
/// Applies the skipped events of a held stream, in order, and releases the stream. It is safe beside a process that applies the same projection: each
/// step requires an unchanged checkpoint, and a stream with newly skipped events is not released.
/// </summary>
internal sealed class StreamRedrive(IProjection projection, IQuarantine quarantine, IEventStore log, TimeProvider clock)
{
    // The checkpoint moves with each batch of another process; an event that is not applied now is retried later.
    private const int MaxAttempts = 50;

    /// <summary>Tries to release a stream.</summary>
    /// <param name="held">The stream.</param>
    /// <param name="applied">Everything up to here was applied by a rebuild.</param>
    /// <param name="cancellationToken">Cancels between two events.</param>
    /// <returns>Whether the stream is released.</returns>
    public async Task<bool> TryAsync(HeldStream held, LogPosition applied, CancellationToken cancellationToken)
    {
        var next = held.FromRevision;
        while (true)
        {
            await foreach (var recorded in log.ReadForwardsAsync(held.Stream, next, cancellationToken: cancellationToken))
            {
                if (recorded.Revision > held.ThroughRevision)
                    break;
                if (recorded.Position > applied && Passes(recorded) && await WhyNotAppliedAsync(held, recorded, cancellationToken) is { } reason)
                {
                    await quarantine.AdvanceAsync(projection.Name, HeldStream.At(recorded, reason, clock.GetUtcNow()), cancellationToken);
                    return false;
                }

                next = recorded.Revision + 1;
            }

            if (await quarantine.ReleaseAsync(projection.Name, held.Stream, held.ThroughRevision, cancellationToken))
                return true;
            if (await quarantine.FindAsync(projection.Name, [held.Stream], cancellationToken) is not [var still])
                return true;
            held = still;
        }
    }

    private bool Passes(RecordedEvent recorded) =>
        !recorded.Type.StartsWith('$') && (projection.Filter.EventTypes.Count == 0 || projection.Filter.EventTypes.Contains(recorded.Type));

    /// <summary>Applies an event; null on success.</summary>
    private async Task<string?> WhyNotAppliedAsync(HeldStream held, RecordedEvent recorded, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var checkpoint = await projection.LoadCheckpointAsync(cancellationToken);
            // It was recorded as skipped, and may still be delivered: applied now, it could be applied twice.
            if (recorded.Position > checkpoint)
                return held.Reason;
            try
            {
                if (await projection.ApplyAsync(new ProjectionBatch(checkpoint, checkpoint, [recorded]), cancellationToken) == checkpoint)
                    return null;
            }
            catch (UnreadableEventException unreadable)
            {
                return unreadable.Why;
            }
        }

        return held.Reason;
    }
}
