using System.Globalization;
using Picasso.EventSourcing;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>The time of an event, for display. Order is defined by positions.</summary>
internal static class EventTime
{
    /// <summary>The time of the decision, which the hash chain covers; the time of the append when that is unreadable.</summary>
    public static DateTimeOffset Of(RecordedEvent recorded) =>
        EventMetadata.Decode(recorded.Metadata.Span) is { } metadata
        && DateTimeOffset.TryParse(
            metadata.OccurredAt, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : recorded.RecordedAt.ToUniversalTime();
}
