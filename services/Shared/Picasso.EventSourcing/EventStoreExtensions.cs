namespace Picasso.EventSourcing;

/// <summary>Reads of short streams.</summary>
public static class EventStoreExtensions
{
    /// <summary>The events of a stream from a revision on, in order; none of an unknown stream. For streams that fit in memory.</summary>
    /// <param name="store">The log.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="fromRevision">The first revision to read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(
        this IEventStore store, string stream, long fromRevision, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadForwardsAsync(stream, fromRevision, cancellationToken: cancellationToken))
            events.Add(recorded);
        return events;
    }
}
