using EventStore.Client;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>How the server decides an append: optimistic concurrency, and repeats by event ids at their place.</summary>
internal static class AppendDecision
{
    public const long NoStream = -1;
    public const long Any = -2;

    /// <summary>Null when the events are to be written.</summary>
    /// <exception cref="StreamDeletedException">The stream has a tombstone.</exception>
    public static IWriteResult? Decide(SimulatedLog log, string name, long expected, IReadOnlyList<EventData> events)
    {
        var stream = log.Stream(name);
        if (stream.IsTombstoned)
            throw new StreamDeletedException(name);
        if (expected == stream.Last || (expected == NoStream && stream.IsSoftDeleted && stream.VisibleFrom > stream.Last))
            return null;
        var first = expected == Any ? FindFirst(log, stream, events[0]) : expected + 1;
        if (expected == Any && first < 0)
            return null;
        return Repeats(log, stream, first, events) is { } last
            ? new SuccessResult(StreamRevision.FromInt64(first + events.Count - 1), last.Position)
            : new WrongExpectedVersionResult(name, StreamRevision.FromInt64(Math.Max(expected, -1)), StreamRevision.FromInt64(stream.Last));
    }

    private static long FindFirst(SimulatedLog log, SimulatedStream stream, EventData item) =>
        stream.Numbers.FindIndex(index => log.At(index).EventId == item.EventId);

    private static EventRecord? Repeats(SimulatedLog log, SimulatedStream stream, long first, IReadOnlyList<EventData> events)
    {
        if (first + events.Count - 1 > stream.Last)
            return null;
        for (var i = 0; i < events.Count; i++)
            if (log.At(stream.Numbers[(int)first + i]).EventId != events[i].EventId)
                return null;
        return log.At(stream.Numbers[(int)first + events.Count - 1]);
    }
}
