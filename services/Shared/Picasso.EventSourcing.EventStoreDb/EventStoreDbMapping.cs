using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>Maps the client's types to Picasso's, and back.</summary>
internal static class EventStoreDbMapping
{
    /// <summary>An event to append. It is JSON, so that the server's own pages can display it.</summary>
    public static EventData ToEventData(NewEvent item) => new(Uuid.FromGuid(item.Id), item.Type, item.Data, item.Metadata);

    /// <summary>An event that was read.</summary>
    public static RecordedEvent ToRecordedEvent(ResolvedEvent resolved)
    {
        var item = resolved.OriginalEvent;
        return new RecordedEvent(
            item.EventId.ToGuid(), item.EventStreamId, item.EventNumber.ToInt64(), PositionOf(resolved), item.EventType,
            item.Data, item.Metadata, new DateTimeOffset(DateTime.SpecifyKind(item.Created, DateTimeKind.Utc)));
    }

    /// <summary>The position of an event. Each event of Picasso is its own commit, so its two positions are one number.</summary>
    /// <exception cref="NotSupportedException">The server does not return it for streams: it is older than 22.6.</exception>
    public static LogPosition PositionOf(ResolvedEvent resolved) =>
        resolved.OriginalPosition is { } position && position != Position.End
            ? new LogPosition(position.CommitPosition)
            : throw new NotSupportedException("This EventStoreDB does not return the log positions of a stream's events; use version 22.6 or later.");

    /// <summary>A position to read the log from.</summary>
    public static Position ToPosition(LogPosition position) => new(position.Value, position.Value);

    /// <summary>A position to follow the log from: after it.</summary>
    public static FromAll ToFromAll(LogPosition after) =>
        after == LogPosition.Start ? FromAll.Start : FromAll.After(ToPosition(after));
}
