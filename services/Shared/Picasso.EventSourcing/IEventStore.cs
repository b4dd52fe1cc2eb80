namespace Picasso.EventSourcing;

/// <summary>
/// An append-only log of events in streams. Appends are atomic, durable when they return, and idempotent by event id; stored events never change.
/// </summary>
public interface IEventStore
{
    /// <summary>Appends events to one stream, all or none.</summary>
    /// <param name="stream">For example "picture-{id}".</param>
    /// <param name="expected">The expected state of the stream.</param>
    /// <param name="events">At least one.</param>
    /// <param name="cancellationToken">After the append became durable it has no effect.</param>
    Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken);

    /// <summary>Reads a stream from its start, or from <paramref name="fromRevision"/> on (inclusive). An unknown stream is empty.</summary>
    IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision = 0, int maxCount = int.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>Reads a stream backwards from its end.</summary>
    IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(
        string stream, int maxCount = int.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every event of the log after a position, in log order: first the existing ones, then new ones, until cancelled. It reconnects by itself and
    /// throws only permanent faults.
    /// </summary>
    IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, CancellationToken cancellationToken);

    /// <summary>Position of the log's last event; <see cref="LogPosition.Start"/> when it has none.</summary>
    Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken);
}
