using System.Text.RegularExpressions;
using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// An <see cref="EventFilter"/> for the server, which takes one condition, on streams or on types. When both are asked for it
/// selects by stream, and types are looked at here.
/// </summary>
internal sealed class EventStoreDbFilter(EventFilter filter)
{
    private readonly HashSet<string> _types = [.. filter.EventTypes];

    /// <summary>What passes on the server. Its own events, whose types begin with a dollar sign, never do.</summary>
    public IEventFilter OnServer { get; } = filter switch
    {
        { StreamPrefixes.Count: > 0 } => StreamFilter.Prefix([.. filter.StreamPrefixes]),
        { EventTypes.Count: > 0 } => EventTypeFilter.RegularExpression($"^(?:{string.Join('|', filter.EventTypes.Select(Regex.Escape))})$"),
        _ => EventTypeFilter.ExcludeSystemEvents(),
    };

    /// <summary>Whether an event that passed the server passes all of the filter.</summary>
    public bool Passes(RecordedEvent item) => _types.Count == 0 || _types.Contains(item.Type);
}
