using System.Text.Json;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Picasso.Telemetry.Storing;

namespace Picasso.Telemetry.Exporting;

/// <summary>Writes metric points to the local store; of an unchanged series the first point only.</summary>
internal sealed class LocalMetricExporter(SqliteTelemetryStore store) : BaseExporter<Metric>
{
    private readonly string _instance = $"{Environment.MachineName}-{Environment.ProcessId}";
    private readonly Dictionary<(string Name, string Tags), (double Value, long Count)> _last = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var rows = new List<PointRow>();
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
                Add(rows, Row(metric, in point));
        }

        return rows.Count == 0 ? ExportResult.Success : SqliteAttempt.To(() => store.Write(rows));
    }

    private void Add(List<PointRow> rows, PointRow row)
    {
        var (series, now) = ((row.Name, row.Tags), (row.Value, row.Count));
        if (_last.TryGetValue(series, out var last) && last == now)
            return;
        _last[series] = now;
        rows.Add(row);
    }

    private PointRow Row(Metric metric, in MetricPoint point)
    {
        var histogram = metric.MetricType == MetricType.Histogram;
        var (bounds, buckets) = histogram ? Buckets(in point) : ("", "");
        return new PointRow
        {
            At = Microseconds.Of(point.EndTime),
            Instance = _instance,
            Name = metric.Name,
            Unit = metric.Unit,
            Kind = histogram ? "histogram" : metric.MetricType.IsSum() ? "counter" : "gauge",
            Tags = TagText.Of(Tags(in point)),
            Value = Value(metric.MetricType, in point),
            Count = histogram ? point.GetHistogramCount() : 0,
            Sum = histogram ? point.GetHistogramSum() : 0,
            Bounds = bounds,
            Buckets = buckets,
        };
    }

    private static List<KeyValuePair<string, object?>> Tags(in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var tag in point.Tags)
            tags.Add(tag);
        return tags;
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => 0,
    };

    private static (string Bounds, string Buckets) Buckets(in MetricPoint point)
    {
        var (bounds, buckets) = (new List<double>(), new List<long>());
        foreach (var bucket in point.GetHistogramBuckets())
        {
            if (double.IsFinite(bucket.ExplicitBound))
                bounds.Add(bucket.ExplicitBound);
            buckets.Add(bucket.BucketCount);
        }

        return (JsonSerializer.Serialize(bounds), JsonSerializer.Serialize(buckets));
    }
}
