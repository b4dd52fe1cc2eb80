namespace Picasso.EventSourcing;

/// <summary>
/// An append-only log of events in streams. Appends are atomic, durable when they return, and idempotent by event id;
/// a stream never changes what it once said.
/// </summary>
public interface IEventStore
{
    /// <summary>Appends events to one stream, all or none.</summary>
    /// <param name="stream">For example "picture-{id}".</param>
    /// <param name="expected">What the appender knows of the stream.</param>
    /// <param name="events">At least one.</param>
    /// <param name="cancellationToken">After the append became durable it has no effect.</param>
    Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken);

    /// <summary>Reads a stream from its start, or from <paramref name="fromRevision"/> on (inclusive). An unknown stream is empty.</summary>
    IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision = 0, int maxCount = int.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>Reads a stream from its end back.</summary>
    IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(
        string stream, int maxCount = int.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every event of the log after a position, in log order: first those that are there, then those that come, until
    /// cancelled. Reconnects by itself; throws only what cannot be healed.
    /// </summary>
    IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, CancellationToken cancellationToken);

    /// <summary>Position of the log's last event; <see cref="LogPosition.Start"/> when it has none.</summary>
    Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken);
}
