namespace EventStore.Client;

/// <summary>An event's id.</summary>
public readonly record struct Uuid
{
    private readonly Guid _value;

    private Uuid(Guid value) => _value = value;

    public static Uuid FromGuid(Guid value) => new(value);

    public Guid ToGuid() => _value;
}

/// <summary>An event to append.</summary>
public sealed class EventData
{
    public readonly ReadOnlyMemory<byte> Data;
    public readonly Uuid EventId;
    public readonly ReadOnlyMemory<byte> Metadata;
    public readonly string Type;
    public readonly string ContentType;

    public EventData(
        Uuid eventId, string type, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte>? metadata = null, string contentType = "application/json") =>
        (EventId, Type, Data, Metadata, ContentType) = (eventId, type, data, metadata ?? default, contentType);
}

/// <summary>An event as it was read.</summary>
public class EventRecord
{
    public readonly string EventStreamId;
    public readonly Uuid EventId;
    public readonly StreamPosition EventNumber;
    public readonly string EventType;
    public readonly ReadOnlyMemory<byte> Data;
    public readonly ReadOnlyMemory<byte> Metadata;
    public readonly DateTime Created;
    public readonly Position Position;
    public readonly string ContentType;

    internal EventRecord(string stream, long number, Position position, EventData data, DateTime created)
    {
        (EventStreamId, EventNumber, Position, Created) = (stream, StreamPosition.FromInt64(number), position, created);
        (EventId, EventType, Data, Metadata, ContentType) = (data.EventId, data.Type, data.Data, data.Metadata, data.ContentType);
    }
}

/// <summary>An event as a read or a subscription returns it. Links are not simulated.</summary>
public readonly struct ResolvedEvent
{
    public readonly EventRecord Event;
    public readonly EventRecord? Link;
    public readonly Position? OriginalPosition;

    internal ResolvedEvent(EventRecord item) => (Event, Link, OriginalPosition) = (item, null, item.Position);

    public EventRecord OriginalEvent => Link ?? Event;
}
