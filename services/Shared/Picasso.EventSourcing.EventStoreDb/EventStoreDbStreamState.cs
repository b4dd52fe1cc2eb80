namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>The state of a stream for an append: its end, and the ids at its revisions.</summary>
internal sealed class EventStoreDbStreamState
{
    private readonly Dictionary<Guid, (long Revision, LogPosition Position)> _places = [];

    private EventStoreDbStreamState() { }

    /// <summary>Revision of the last event; -1 when there is none.</summary>
    public long Revision { get; private set; } = -1;

    public static async Task<EventStoreDbStreamState> ReadAsync(IEventStore store, string stream, CancellationToken cancellationToken)
    {
        var state = new EventStoreDbStreamState();
        await foreach (var item in store.ReadForwardsAsync(stream, cancellationToken: cancellationToken))
        {
            state._places[item.Id] = (item.Revision, item.Position);
            state.Revision = item.Revision;
        }

        return state;
    }

    /// <summary>The answer derived from the stream; null when the events must be written after <see cref="Revision"/>.</summary>
    /// <exception cref="EventIdReusedException">They repeat only partly.</exception>
    public AppendResult? Answer(ExpectedRevision expected, IReadOnlyList<NewEvent> events)
    {
        if (RepeatOf(expected, events) is { } repeated)
            return repeated;
        if (expected != ExpectedRevision.Any && expected.Value != Revision)
            return new AppendResult.WrongRevision(Revision);
        return events.FirstOrDefault(item => _places.ContainsKey(item.Id)) is { } reused ? throw new EventIdReusedException(reused.Id) : null;
    }

    private AppendResult.Appended? RepeatOf(ExpectedRevision expected, IReadOnlyList<NewEvent> events)
    {
        if (!_places.TryGetValue(events[0].Id, out var first) || (expected != ExpectedRevision.Any && first.Revision != expected.Value + 1))
            return null;
        for (var i = 0; i < events.Count; i++)
            if (!_places.TryGetValue(events[i].Id, out var place) || place.Revision != first.Revision + i)
                return null;
        var last = _places[events[^1].Id];
        return new AppendResult.Appended(last.Revision, last.Position);
    }
}
