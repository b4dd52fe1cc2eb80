using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Picasso.Contracts.Operations;

namespace Picasso.Fakes.Site;

/// <summary>A few traces, log lines and measurements, where the market says that they are kept.</summary>
public sealed class FakeTelemetry(FakeMarket market) : LocalTelemetry.LocalTelemetryBase
{
    public const string TraceId = "0123456789abcdef0123456789abcdef";
    private const string PurchaseId = "0191c1e5-0000-7000-8000-000000000001";
    private static readonly double[] s_bounds = [0.005, 0.01, 0.025, 0.05, 0.1];

    public override Task<ReadMetricsResponse> ReadMetrics(ReadMetricsRequest request, ServerCallContext context) => Kept(new ReadMetricsResponse
    {
        Series =
        {
            Series("http.server.request.duration", "histogram", request, step => new MetricPoint
            {
                Count = step * 40, Bounds = { s_bounds }, Buckets = { step * 20, step * 10, step * 6, step * 2, step, step },
            }),
            Series("dotnet.process.memory.working_set", "gauge", request, step => new MetricPoint { Value = (300 + step) * 1024.0 * 1024 }),
        },
    });

    public override Task<FindTracesResponse> FindTraces(FindTracesRequest request, ServerCallContext context) => Kept(new FindTracesResponse
    {
        Traces =
        {
            new TraceSummary
            {
                TraceId = TraceId, Name = "POST /pictures/{id}/buy/with/a/rather/long/route/name", StartedAt = FakeMarket.Now(), DurationMs = 123_456.7, Spans = 1234,
                Failed = 2, PurchaseId = PurchaseId,
            },
        },
        NextCursor = "more",
    });

    public override Task<Trace> GetTrace(GetTraceRequest request, ServerCallContext context) => Kept(new Trace
    {
        TraceId = TraceId,
        Spans =
        {
            new TraceSpan { SpanId = "1", Name = "POST /pictures/{id}/buy", Kind = "server", Service = "web", StartedAt = FakeMarket.Now(), DurationMs = 900 },
            new TraceSpan
            {
                SpanId = "2", ParentId = "1", Name = "picasso.payments.v1.Purchases/Buy", Kind = "client", Service = "web", StartedAt = FakeMarket.Now(), DurationMs = 640,
                Failed = true, Status = new string('x', 120), Tags = { ["purchase.id"] = PurchaseId },
            },
        },
    });

    public override Task<SearchLogsResponse> SearchLogs(SearchLogsRequest request, ServerCallContext context) => Kept(new SearchLogsResponse
    {
        Lines =
        {
            new LogLine
            {
                At = FakeMarket.Now(), Level = "Warning", Category = "Picasso.Payments.Purchasing.PurchaseTimeoutScheduler", EventId = 7, TraceId = TraceId,
                Message = $"Purchase {PurchaseId} waits longer than it should: {new string('y', 90)}", Exception = "System.TimeoutException: too long",
                Values = { ["PurchaseId"] = PurchaseId },
            },
        },
        NextCursor = "more",
    });

    private static MetricSeries Series(string name, string kind, ReadMetricsRequest request, Func<int, MetricPoint> at)
    {
        const int Steps = 240;
        var (from, length) = (request.From.ToDateTimeOffset(), request.To.ToDateTimeOffset() - request.From.ToDateTimeOffset());
        var series = new MetricSeries { Name = name, Kind = kind };
        foreach (var step in Enumerable.Range(1, Steps))
        {
            var point = at(step);
            (point.At, point.Instance) = ((from + (length * step / (Steps + 1))).ToTimestamp(), "one");
            series.Points.Add(point);
        }

        return series;
    }

    private Task<T> Kept<T>(T answer) => market.KeepsTelemetry
        ? Task.FromResult(answer)
        : throw new RpcException(new Status(StatusCode.Unimplemented, "kept elsewhere"));
}
