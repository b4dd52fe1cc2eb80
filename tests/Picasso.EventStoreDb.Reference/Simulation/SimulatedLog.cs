using EventStore.Client;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>
/// The server's log: records one after the other, each standing at the byte where it begins. A new server has a few events of its own
/// before anything is appended.
/// </summary>
internal sealed class SimulatedLog
{
    // What the server writes around an event's data and metadata, about.
    private const int Frame = 113;

    private readonly List<EventRecord> _records = [];
    private readonly Dictionary<string, SimulatedStream> _streams = [];

    public SimulatedLog() => Add("$users", "$system-started", default);

    private SimulatedLog(SimulatedLog other)
    {
        _records = [.. other._records];
        _streams = other._streams.ToDictionary(pair => pair.Key, pair => pair.Value with { Numbers = [.. pair.Value.Numbers] });
        Length = other.Length;
    }

    /// <summary>Where the next record will begin.</summary>
    public ulong Length { get; private set; }

    public IReadOnlyList<EventRecord> Records => _records;

    /// <summary>A copy, as a backup is one.</summary>
    public SimulatedLog Copy() => new(this);

    public SimulatedStream Stream(string name) => _streams.GetValueOrDefault(name) ?? SimulatedStream.New;

    public EventRecord At(int index) => _records[index];

    /// <summary>Index of the record that begins at a position, -1 when none does.</summary>
    public int IndexOf(Position position)
    {
        var (low, high) = (0, _records.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _records[middle].Position.CompareTo(position);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    public EventRecord Append(string stream, EventData data)
    {
        var old = Stream(stream);
        var item = Write(stream, old.Last + 1, data);
        old.Numbers.Add(_records.Count - 1);
        _streams[stream] = old with { Last = item.EventNumber.ToInt64() };
        return item;
    }

    /// <summary>Makes what a stream has invisible to its readers; its numbers go on.</summary>
    public void SoftDelete(string stream)
    {
        Add($"$${stream}", "$metadata", """{"$tb":9223372036854775807}"""u8.ToArray());
        _streams[stream] = Stream(stream) with { VisibleFrom = Stream(stream).Last + 1, IsSoftDeleted = true };
    }

    /// <summary>Makes the events before a number invisible to readers of the stream.</summary>
    public void Truncate(string stream, long before)
    {
        Add($"$${stream}", "$metadata", default);
        _streams[stream] = Stream(stream) with { VisibleFrom = before };
    }

    /// <summary>Deletes a stream for good: an event of the server's own in that stream says so.</summary>
    public void Tombstone(string stream)
    {
        Write(stream, long.MaxValue, new EventData(Uuid.FromGuid(Guid.NewGuid()), "$streamDeleted", default));
        _streams[stream] = Stream(stream) with { IsTombstoned = true };
    }

    private void Add(string stream, string type, ReadOnlyMemory<byte> data) =>
        Append(stream, new EventData(Uuid.FromGuid(Guid.NewGuid()), type, data));

    private EventRecord Write(string stream, long number, EventData data)
    {
        var item = new EventRecord(stream, number, new Position(Length, Length), data, TimeProvider.System.GetUtcNow().UtcDateTime);
        _records.Add(item);
        Length += (ulong)(Frame + (2 * stream.Length) + data.Type.Length + data.Data.Length + data.Metadata.Length);
        return item;
    }
}

/// <summary>What the server knows of a stream.</summary>
/// <param name="Last">Number of its last event; -1 for none.</param>
/// <param name="VisibleFrom">Readers see events from this number on.</param>
/// <param name="Numbers">Where in the log its events are, by number.</param>
internal sealed record SimulatedStream(long Last, long VisibleFrom, List<int> Numbers)
{
    public static SimulatedStream New => new(-1, 0, []);

    public bool IsSoftDeleted { get; init; }

    public bool IsTombstoned { get; init; }
}
