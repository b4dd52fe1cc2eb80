using Picasso.Contracts.Operations;

namespace Picasso.Web.Operating;

/// <summary>A trace as a waterfall: each span below its parent, in the order of time.</summary>
/// <param name="Bars">The spans.</param>
/// <param name="Begin">Start of the first span.</param>
/// <param name="DurationMs">From the first start to the last end.</param>
internal sealed record Waterfall(IReadOnlyList<WaterfallBar> Bars, DateTimeOffset Begin, double DurationMs)
{
    public static Waterfall Of(Trace trace)
    {
        var begin = trace.Spans.Min(span => span.StartedAt.ToDateTimeOffset());
        var duration = Math.Max(0.001, trace.Spans.Max(span => Offset(span, begin) + span.DurationMs));
        var known = trace.Spans.Select(span => span.SpanId).ToHashSet();
        var children = trace.Spans.ToLookup(span => known.Contains(span.ParentId) ? span.ParentId : "");
        var bars = new List<WaterfallBar>(trace.Spans.Count);
        foreach (var root in children[""])
            Add(bars, children, root, 0, begin, duration);
        return new Waterfall(bars, begin, duration);
    }

    private static void Add(
        List<WaterfallBar> bars, ILookup<string, TraceSpan> children, TraceSpan span, int depth, DateTimeOffset begin, double duration)
    {
        var offset = Offset(span, begin);
        bars.Add(new WaterfallBar(span, depth, offset, 100 * offset / duration, Math.Max(0.3, 100 * span.DurationMs / duration)));
        foreach (var child in children[span.SpanId])
            Add(bars, children, child, depth + 1, begin, duration);
    }

    private static double Offset(TraceSpan span, DateTimeOffset begin) => (span.StartedAt.ToDateTimeOffset() - begin).TotalMilliseconds;
}

/// <summary>A span in a waterfall.</summary>
/// <param name="Span">The span.</param>
/// <param name="Depth">Number of its ancestors.</param>
/// <param name="OffsetMs">From the trace's start to its own.</param>
/// <param name="Left">The same in percent of the whole.</param>
/// <param name="Width">Its duration in percent of the whole.</param>
internal sealed record WaterfallBar(TraceSpan Span, int Depth, double OffsetMs, double Left, double Width);
