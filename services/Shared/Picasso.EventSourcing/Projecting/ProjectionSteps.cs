using System.Runtime.CompilerServices;

namespace Picasso.EventSourcing.Projecting;

/// <summary>An advance along the log; without a batch when nothing needs to be stored.</summary>
internal readonly record struct ProjectionStep(ProjectionBatch? Batch, LogPosition Through);

/// <summary>Turns a subscription into batches of bounded size.</summary>
internal static class ProjectionSteps
{
    /// <summary>The maximum number of events in a batch.</summary>
    public const int BatchSize = 256;

    /// <summary>
    /// The minimum interval between checkpoints over filtered events alone: losing one costs a short scan, storing one an fsync. It is a time,
    /// because positions are events on one log and bytes on another.
    /// </summary>
    public static readonly TimeSpan StoreEvery = TimeSpan.FromSeconds(10);

    /// <param name="store">The log.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="after">The stored checkpoint.</param>
    /// <param name="batchSizeAfter">The maximum size of the batch that starts after a position.</param>
    /// <param name="clock">Paces checkpoints over filtered events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<ProjectionStep> ReadAsync(
        IEventStore store, EventFilter filter, LogPosition after, Func<LogPosition, int> batchSizeAfter, TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        var stored = clock.GetTimestamp();
        await foreach (var message in store.SubscribeToAllAsync(after, filter, cancellationToken))
        {
            var through = Collect(message, events);
            if (message is SubscriptionMessage.Delivered && events.Count < batchSizeAfter(after))
                continue;
            if (events.Count == 0 && (through == after || clock.GetElapsedTime(stored) < StoreEvery))
            {
                yield return new ProjectionStep(null, through);
                continue;
            }
            yield return new ProjectionStep(new ProjectionBatch(after, through, [.. events]), through);
            (after, stored) = (through, clock.GetTimestamp());
            events.Clear();
        }
    }

    private static LogPosition Collect(SubscriptionMessage message, List<RecordedEvent> events)
    {
        if (message is SubscriptionMessage.CaughtUp caughtUp)
            return caughtUp.Position;
        var delivered = (SubscriptionMessage.Delivered)message;
        events.Add(delivered.Event);
        return delivered.Event.Position;
    }
}
