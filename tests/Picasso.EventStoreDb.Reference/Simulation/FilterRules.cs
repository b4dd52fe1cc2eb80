using System.Text.RegularExpressions;
using EventStore.Client;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>What a filter lets pass.</summary>
internal static class FilterRules
{
    public static bool Passes(IEventFilter? filter, EventRecord item) => filter switch
    {
        StreamFilter => filter.Prefixes.Any(prefix => item.EventStreamId.StartsWith(prefix.ToString()!, StringComparison.Ordinal)),
        EventTypeFilter => Regex.IsMatch(item.EventType, filter.Regex.ToString()!),
        _ => true,
    };
}
