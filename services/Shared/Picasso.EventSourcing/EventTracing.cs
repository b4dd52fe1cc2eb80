using System.Diagnostics;
using System.Text.Json;
using Picasso.Kernel.Tracing;

namespace Picasso.EventSourcing;

/// <summary>
/// Spans of the log: source "Picasso.EventSourcing". An event carries the trace that appended it in its metadata
/// (<see cref="TraceProperty"/>), so that what follows from it later, elsewhere, belongs to the same trace.
/// </summary>
public static class EventTracing
{
    /// <summary>Property of an event's metadata: the W3C traceparent of the span that appended it.</summary>
    public const string TraceProperty = "trace";

    private static readonly ActivitySource s_source = new("Picasso.EventSourcing");

    /// <summary>The span of an append.</summary>
    internal static Activity? Append(string stream) => s_source.StartActivity("append")?.SetTag("picasso.stream", stream);

    /// <summary>The span of what a projection or subscriber does with an event, within the event's own trace; null when it has none.</summary>
    internal static Activity? Follow(RecordedEvent recorded, string what, string name, Type worker)
    {
        if (!s_source.HasListeners() || TraceOf(recorded.Metadata.Span) is not { } trace
            || !ActivityContext.TryParse(trace, null, isRemote: true, out var parent))
            return null;
        var span = s_source.StartActivity($"{what} {name}", ActivityKind.Consumer, parent);
        span?.SetTag("picasso.event", recorded.Type).SetTag("picasso.stream", recorded.Stream);
        span.SetTagIfMissing(TelemetryTags.Service, ServiceOfType.NameOf(worker));
        return span;
    }

    private static string? TraceOf(ReadOnlySpan<byte> metadata)
    {
        var json = new Utf8JsonReader(metadata);
        try
        {
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1 || !json.ValueTextEquals(TraceProperty))
                    continue;
                return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
            }
        }
        catch (JsonException)
        {
            // Metadata of somebody else's making is no reason to stop following the log.
        }

        return null;
    }
}
