using System.Globalization;
using Picasso.EventSourcing;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>When an event happened, for people. Order comes from positions.</summary>
internal static class EventTime
{
    /// <summary>When it was decided, which the hash chain covers; when the log took it, should that be unreadable.</summary>
    public static DateTimeOffset Of(RecordedEvent recorded) =>
        EventMetadata.Decode(recorded.Metadata.Span) is { } metadata
        && DateTimeOffset.TryParse(
            metadata.OccurredAt, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : recorded.RecordedAt.ToUniversalTime();
}
