using System.Diagnostics;
using System.Text.Json;
using Picasso.Kernel.Tracing;

namespace Picasso.EventSourcing;

/// <summary>
/// Spans of the log: source "Picasso.EventSourcing". An event's metadata contains the trace that appended it (<see cref="TraceProperty"/>), so that
/// later effects in other processes belong to the same trace.
/// </summary>
public static class EventTracing
{
    /// <summary>Property of an event's metadata: the W3C traceparent of the span that appended it.</summary>
    public const string TraceProperty = "trace";

    private static readonly ActivitySource s_source = new("Picasso.EventSourcing");

    /// <summary>The span of an append.</summary>
    internal static Activity? Append(string stream) => s_source.StartActivity("append")?.SetTag("picasso.stream", stream);

    /// <summary>The span of processing an event in a projection or subscriber, within the event's own trace; null when it has none.</summary>
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
            // Foreign metadata must not stop the subscription.
        }

        return null;
    }
}
