using Picasso.Contracts.Operations;

namespace Picasso.Web.Operating;

/// <summary>Converts stored points to lines over equal slots of time.</summary>
/// <param name="From">Start of the first slot.</param>
/// <param name="Slot">Length of a slot.</param>
/// <param name="Slots">Number of slots.</param>
internal sealed record SeriesMath(DateTimeOffset From, TimeSpan Slot, int Slots)
{
    /// <summary>A gauge: in each slot the latest value at its end, summed over the series.</summary>
    public IReadOnlyList<double?> Level(IEnumerable<MetricSeries> series) => Sum(series.SelectMany(ByInstance).Select(points => Held(points, point => point.Value)));

    /// <summary>A counter, or the number of measurements of a histogram: its increase per second at each slot's end.</summary>
    public IReadOnlyList<double?> Rate(IEnumerable<MetricSeries> series) => Sum(series.SelectMany(ByInstance).Select(points =>
        Growth(Held(points, point => point.Buckets.Count > 0 ? point.Count : point.Value)).Select(value => value / Slot.TotalSeconds).ToArray()));

    /// <summary>A histogram: the value that this fraction of the slot's measurements did not exceed, by its bucket.</summary>
    public IReadOnlyList<double?> Quantile(IReadOnlyCollection<MetricSeries> series, double part)
    {
        var bounds = series.SelectMany(one => one.Points).Select(point => point.Bounds).FirstOrDefault(found => found.Count > 0);
        if (bounds is null)
            return new double?[Slots];
        var buckets = Enumerable.Range(0, bounds.Count + 1)
            .Select(bucket => Sum(series.SelectMany(ByInstance).Select(points => Growth(Held(points, point => At(point, bucket))))))
            .ToArray();
        return [.. Enumerable.Range(0, Slots).Select(slot => Quantile(bounds, [.. buckets.Select(bucket => bucket[slot] ?? 0)], part))];
    }

    /// <summary>Upper bounds of the buckets of these histograms; empty without one.</summary>
    public static IReadOnlyList<double> Bounds(IEnumerable<MetricSeries> series) =>
        series.SelectMany(one => one.Points).Select(point => point.Bounds).FirstOrDefault(found => found.Count > 0) is { } bounds ? [.. bounds] : [];

    private static double At(MetricPoint point, int bucket) => bucket < point.Buckets.Count ? point.Buckets[bucket] : 0;

    private static double? Quantile(Google.Protobuf.Collections.RepeatedField<double> bounds, double[] counts, double part)
    {
        var all = counts.Sum();
        if (all <= 0)
            return null;
        var (below, rank) = (0.0, part * all);
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            if (below + counts[bucket] < rank || counts[bucket] <= 0)
            {
                below += counts[bucket];
                continue;
            }

            var low = bucket == 0 ? 0 : bounds[bucket - 1];
            // The last bucket has no upper bound: its measurements took at least this long.
            return bucket == bounds.Count ? low : low + ((bounds[bucket] - low) * (rank - below) / counts[bucket]);
        }

        return bounds[^1];
    }

    private static IEnumerable<List<MetricPoint>> ByInstance(MetricSeries series) =>
        series.Points.GroupBy(point => point.Instance).Select(points => points.ToList());

    private double?[] Held(List<MetricPoint> points, Func<MetricPoint, double> value)
    {
        var held = new double?[Slots];
        var next = 0;
        double? last = null;
        for (var slot = 0; slot < Slots; slot++)
        {
            var end = From + ((slot + 1) * Slot);
            for (; next < points.Count && points[next].At.ToDateTimeOffset() <= end; next++)
                last = value(points[next]);
            held[slot] = last;
        }

        return held;
    }

    // A new sum started at zero; a decreasing one belongs to a restarted process.
    private static double?[] Growth(double?[] sums)
    {
        var growth = new double?[sums.Length];
        for (var slot = 1; slot < sums.Length; slot++)
        {
            if (sums[slot] is { } now)
                growth[slot] = sums[slot - 1] is { } before && now >= before ? now - before : now;
        }

        return growth;
    }

    private double?[] Sum(IEnumerable<IReadOnlyList<double?>> lines)
    {
        var sum = new double?[Slots];
        foreach (var line in lines)
        {
            for (var slot = 0; slot < Slots; slot++)
            {
                if (line[slot] is { } value)
                    sum[slot] = (sum[slot] ?? 0) + value;
            }
        }

        return sum;
    }
}
