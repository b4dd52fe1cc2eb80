namespace Picasso.EventSourcing;

/// <summary>An event to append: bytes under an explicit, versioned wire name.</summary>
/// <param name="Id">Makes the append idempotent: an id that the stream already contains is not written again.</param>
/// <param name="Type">Wire name such as "picture.listed.v1"; never a CLR name.</param>
/// <param name="Data">The event as UTF-8 JSON; kept byte for byte.</param>
/// <param name="Metadata">Actor, causation and hash as UTF-8 JSON; kept byte for byte.</param>
public sealed record NewEvent(Guid Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata)
{
    /// <summary>Checks what is appended; every store does so first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">Its new events.</param>
    /// <exception cref="ArgumentException">The stream has no name, there are no events, or two have the same id.</exception>
    public static void Check(string stream, IReadOnlyList<NewEvent> events)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        if (events.Count == 0)
            throw new ArgumentException("There is nothing to append.", nameof(events));
        if (events.DistinctBy(item => item.Id).Count() != events.Count)
            throw new ArgumentException("Two events of one append have the same id.", nameof(events));
    }
}

/// <summary>A stored event.</summary>
/// <param name="Id">The event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its number in the stream, from 0, without gaps.</param>
/// <param name="Position">Its position in the whole log; increases along the log, gaps allowed.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Data">UTF-8 JSON.</param>
/// <param name="Metadata">UTF-8 JSON.</param>
/// <param name="RecordedAt">When it was appended, UTC; for display, never for ordering.</param>
public sealed record RecordedEvent(
    Guid Id, string Stream, long Revision, LogPosition Position, string Type,
    ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata, DateTimeOffset RecordedAt);

/// <summary>
/// A position in the whole log. The log up to a position that a reader has seen never changes: no event is inserted before it later.
/// </summary>
/// <param name="Value">Opaque but ordered; 0 is before the first event.</param>
public readonly record struct LogPosition(ulong Value) : IComparable<LogPosition>
{
    /// <summary>Before the first event.</summary>
    public static LogPosition Start => default;

    /// <summary>The value for a store's signed column.</summary>
    /// <exception cref="OverflowException">The value is too large for a position of an event.</exception>
    public long ToStored() => checked((long)Value);

    /// <summary>Reads a stored value. A negative number is not a position: it was stored for a log that seemed empty, so no event was read.</summary>
    public static LogPosition FromStored(long stored) => stored < 0 ? Start : new((ulong)stored);

    /// <inheritdoc />
    public int CompareTo(LogPosition other) => Value.CompareTo(other.Value);

    /// <summary>Earlier in the log.</summary>
    public static bool operator <(LogPosition left, LogPosition right) => left.Value < right.Value;

    /// <summary>Later in the log.</summary>
    public static bool operator >(LogPosition left, LogPosition right) => left.Value > right.Value;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(LogPosition left, LogPosition right) => left.Value <= right.Value;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(LogPosition left, LogPosition right) => left.Value >= right.Value;
}

/// <summary>The stream's state that an append expects.</summary>
public readonly record struct ExpectedRevision
{
    private ExpectedRevision(long value) => Value = value;

    /// <summary>The revision of the last event; -1 for an empty stream, -2 for any.</summary>
    public long Value { get; }

    /// <summary>The stream has no event yet.</summary>
    public static ExpectedRevision NoStream => new(-1);

    /// <summary>Any state.</summary>
    public static ExpectedRevision Any => new(-2);

    /// <summary>The last event has this revision; -1 is the same as <see cref="NoStream"/>.</summary>
    public static ExpectedRevision Exactly(long revision) =>
        revision >= -1 ? new(revision) : throw new ArgumentOutOfRangeException(nameof(revision));
}

/// <summary>The result of an append; a wrong expectation is a result, not an exception.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>The events are durable (or already were: same ids at the expected place).</summary>
    /// <param name="Revision">Revision of the last of them.</param>
    /// <param name="Position">Position of the last of them.</param>
    public sealed record Appended(long Revision, LogPosition Position) : AppendResult;

    /// <summary>Another append came first; nothing was written.</summary>
    /// <param name="Actual">Revision of the stream's last event; -1 when it has none.</param>
    public sealed record WrongRevision(long Actual) : AppendResult;
}

/// <summary>Which events a subscription delivers. Both lists empty: all.</summary>
/// <param name="StreamPrefixes">Only streams that start with one of these.</param>
/// <param name="EventTypes">Only these wire names.</param>
public sealed record EventFilter(IReadOnlyList<string> StreamPrefixes, IReadOnlyList<string> EventTypes)
{
    /// <summary>Every event.</summary>
    public static EventFilter All { get; } = new([], []);

    /// <summary>Every event of streams with this prefix.</summary>
    public static EventFilter Streams(params string[] prefixes) => new(prefixes, []);
}

/// <summary>What a subscription yields.</summary>
public abstract record SubscriptionMessage
{
    private SubscriptionMessage() { }

    /// <summary>The next event that passes the filter.</summary>
    /// <param name="Event">The event.</param>
    public sealed record Delivered(RecordedEvent Event) : SubscriptionMessage;

    /// <summary>
    /// Every event up to this position was delivered or filtered out. Yielded whenever the end of the log is reached, and periodically while all
    /// events are filtered out, so that a checkpoint can advance.
    /// </summary>
    /// <param name="Position">All events up to here were seen or filtered out.</param>
    public sealed record CaughtUp(LogPosition Position) : SubscriptionMessage;
}
