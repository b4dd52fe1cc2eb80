namespace Picasso.EventSourcing;

/// <summary>An event to append: bytes under an explicit, versioned wire name.</summary>
/// <param name="Id">Makes the append idempotent: an id that the stream already holds is not written again.</param>
/// <param name="Type">Wire name such as "picture.listed.v1"; never a CLR name.</param>
/// <param name="Data">The event as UTF-8 JSON; kept byte for byte.</param>
/// <param name="Metadata">What goes with it (actor, causation, hash), as UTF-8 JSON; kept byte for byte.</param>
public sealed record NewEvent(Guid Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);

/// <summary>An event as the log holds it.</summary>
/// <param name="Id">The event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its place in the stream, from 0, without gaps.</param>
/// <param name="Position">Its place in the whole log; grows along the log, gaps allowed.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Data">UTF-8 JSON.</param>
/// <param name="Metadata">UTF-8 JSON.</param>
/// <param name="RecordedAt">When the log took it, UTC; for people, never for order.</param>
public sealed record RecordedEvent(
    Guid Id, string Stream, long Revision, LogPosition Position, string Type,
    ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata, DateTimeOffset RecordedAt);

/// <summary>A place in the whole log. Everything at or before a position that a reader has seen stays as it is: nothing appears later in between.</summary>
/// <param name="Value">Opaque but ordered; 0 stands before the first event.</param>
public readonly record struct LogPosition(ulong Value) : IComparable<LogPosition>
{
    /// <summary>Before the first event.</summary>
    public static LogPosition Start => default;

    /// <summary>As stores keep it.</summary>
    /// <exception cref="OverflowException">No log is that long: it is not the position of an event.</exception>
    public long ToStored() => checked((long)Value);

    /// <summary>
    /// What a store kept. A negative number is no position: it was stored once for a log that seemed to have nothing, so nothing was read.
    /// </summary>
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

/// <summary>What an appender knows of the stream.</summary>
public readonly record struct ExpectedRevision
{
    private ExpectedRevision(long value) => Value = value;

    /// <summary>The revision of the last event; -1 for an empty stream, -2 for any.</summary>
    public long Value { get; }

    /// <summary>The stream has no event yet.</summary>
    public static ExpectedRevision NoStream => new(-1);

    /// <summary>Whatever is there.</summary>
    public static ExpectedRevision Any => new(-2);

    /// <summary>The last event has this revision; -1 is the same as <see cref="NoStream"/>.</summary>
    public static ExpectedRevision Exactly(long revision) =>
        revision >= -1 ? new(revision) : throw new ArgumentOutOfRangeException(nameof(revision));
}

/// <summary>The answer to an append; a wrong expectation is an answer, not an exception.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>The events are durable (or already were: same ids at the expected place).</summary>
    /// <param name="Revision">Revision of the last of them.</param>
    /// <param name="Position">Position of the last of them.</param>
    public sealed record Appended(long Revision, LogPosition Position) : AppendResult;

    /// <summary>Somebody else was faster; nothing was written.</summary>
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

    /// <summary>Nothing up to here is missing; comes when the end of the log is reached, again whenever it is reached
    /// again, and now and then while the filter drops everything, so that a checkpoint can move.</summary>
    /// <param name="Position">All events up to here were seen or filtered out.</param>
    public sealed record CaughtUp(LogPosition Position) : SubscriptionMessage;
}
