using System.Text.RegularExpressions;
using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// An <see cref="EventFilter"/> for the server, which accepts one condition, on streams or on types. With both, the server filters by stream, and
/// types are filtered here.
/// </summary>
internal sealed class EventStoreDbFilter(EventFilter filter)
{
    private readonly HashSet<string> _types = [.. filter.EventTypes];

    /// <summary>The server-side filter. The server's own events, whose types begin with a dollar sign, never pass.</summary>
    public IEventFilter OnServer { get; } = filter switch
    {
        { StreamPrefixes.Count: > 0 } => StreamFilter.Prefix([.. filter.StreamPrefixes]),
        { EventTypes.Count: > 0 } => EventTypeFilter.RegularExpression($"^(?:{string.Join('|', filter.EventTypes.Select(Regex.Escape))})$"),
        _ => EventTypeFilter.ExcludeSystemEvents(),
    };

    /// <summary>Whether an event that passed the server's filter passes the whole filter.</summary>
    public bool Passes(RecordedEvent item) => _types.Count == 0 || _types.Contains(item.Type);
}
