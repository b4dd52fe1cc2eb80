using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;

namespace Picasso.Domain.Tests.Telemetry;

/// <summary>What an exporter would be given.</summary>
internal sealed class KeptSpans : BaseProcessor<Activity>
{
    private readonly ConcurrentQueue<Activity> _spans = new();

    public IReadOnlyList<Activity> Spans => [.. _spans];

    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _spans.Where(span => span.TraceId == trace)];

    public override void OnEnd(Activity data)
    {
        if (data.Recorded)
            _spans.Enqueue(data);
    }
}
