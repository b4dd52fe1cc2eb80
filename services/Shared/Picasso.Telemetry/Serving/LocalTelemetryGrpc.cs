using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;
using Picasso.Contracts;
using Picasso.Contracts.Operations;
using Picasso.Kernel;
using Picasso.Telemetry.Exporting;
using Picasso.Telemetry.Storing;

namespace Picasso.Telemetry.Serving;

/// <summary>Reads the local store for operators.</summary>
[Authorize(Policies.Operator)]
internal sealed class LocalTelemetryGrpc(SqliteTelemetryStore store) : LocalTelemetry.LocalTelemetryBase
{
    private const int MaxNames = 20;
    private const int MaxText = 200;
    private const string LogLines = "log-lines";
    private const string Traces = "traces";

    public override Task<ReadMetricsResponse> ReadMetrics(ReadMetricsRequest request, ServerCallContext context)
    {
        if (request.Names.Count is 0 or > MaxNames || request.Names.Any(name => name.Length is 0 or > MaxText))
            throw DomainError.Invalid("metric_invalid", "Name 1 to 20 metrics.", "names").ToException();
        if (request.From is null || request.To is null || request.From > request.To)
            throw DomainError.Invalid("time_invalid", "The time needs a beginning before its end.", "from").ToException();
        var points = store.ReadPoints(
            request.Names, Microseconds.Of(request.From.ToDateTimeOffset()), Microseconds.Of(request.To.ToDateTimeOffset()));
        var series = points.GroupBy(point => (point.Name, point.Tags), (key, all) => Series(key.Tags, [.. all]));
        return Task.FromResult(new ReadMetricsResponse { Series = { series } });
    }

    public override Task<SearchLogsResponse> SearchLogs(SearchLogsRequest request, ServerCallContext context)
    {
        if (request.Text.Length > MaxText || request.TraceId.Length > MaxText)
            throw DomainError.Invalid("query_invalid", "That is too long to look for.", "text").ToException();
        if (!System.Enum.TryParse<LogLevel>(request.Level.Length == 0 ? nameof(LogLevel.Information) : request.Level, out var level))
            throw DomainError.Invalid("query_invalid", "That is not a level.", "level").ToException();
        var words = request.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var size = Size(request.PageSize, 100, 200);
        var rows = store.ReadLogs(words, (int)level, request.TraceId, PageCursor.ReadNumber(LogLines, request.Cursor) ?? long.MaxValue, size);
        return Task.FromResult(new SearchLogsResponse
        {
            Lines = { rows.Select(Line) },
            NextCursor = rows.Count == size ? PageCursor.Write(LogLines, Text(rows[^1].Id)) : "",
        });
    }

    public override Task<FindTracesResponse> FindTraces(FindTracesRequest request, ServerCallContext context)
    {
        if (request.PurchaseId.Length > MaxText || request.PictureId.Length > MaxText || request.MinDurationMs is < 0 or double.NaN)
            throw DomainError.Invalid("query_invalid", "That cannot be looked for.").ToException();
        var filter = new TraceFilter(request.PurchaseId, request.PictureId, request.FailedOnly, (long)(request.MinDurationMs * 1000));
        var size = Size(request.PageSize, 50, 100);
        var rows = store.ReadTraces(filter, PageCursor.ReadNumber(Traces, request.Cursor) ?? long.MaxValue, size);
        return Task.FromResult(new FindTracesResponse
        {
            Traces = { rows.Select(Summary) },
            NextCursor = rows.Count == size ? PageCursor.Write(Traces, Text(rows[^1].StartedAt)) : "",
        });
    }

    public override Task<Trace> GetTrace(GetTraceRequest request, ServerCallContext context)
    {
        var spans = store.ReadTrace(request.TraceId);
        if (spans.Count == 0)
            throw DomainError.NotFound("trace_not_found", "This trace is not kept, or no longer.").ToException();
        return Task.FromResult(new Trace { TraceId = request.TraceId, Spans = { spans.Select(Span) } });
    }

    private static int Size(int asked, int usual, int most) => asked <= 0 ? usual : Math.Min(asked, most);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static MetricSeries Series(string tags, IReadOnlyList<PointRow> points) => new()
    {
        Name = points[0].Name,
        Unit = points[0].Unit,
        Kind = points[0].Kind,
        Tags = { TagText.Read(tags) },
        Points = { points.Select(Point) },
    };

    private static MetricPoint Point(PointRow row) => new()
    {
        At = Time(row.At),
        Value = row.Value,
        Count = row.Count,
        Sum = row.Sum,
        Bounds = { row.Bounds.Length == 0 ? [] : JsonSerializer.Deserialize<double[]>(row.Bounds) },
        Buckets = { row.Buckets.Length == 0 ? [] : JsonSerializer.Deserialize<long[]>(row.Buckets) },
        Instance = row.Instance,
    };

    private static LogLine Line(LogRow row) => new()
    {
        At = Time(row.At),
        Level = ((LogLevel)row.Level).ToString(),
        Category = row.Category,
        EventId = row.EventId,
        Message = row.Message,
        Exception = row.Exception,
        TraceId = row.TraceId,
        Values = { TagText.Read(row.Details) },
    };

    private static TraceSummary Summary(TraceRow row) => new()
    {
        TraceId = row.TraceId,
        Name = row.Name,
        StartedAt = Time(row.StartedAt),
        DurationMs = (row.EndedAt - row.StartedAt) / 1000.0,
        Spans = (int)row.Spans,
        Failed = (int)row.Failed,
        PurchaseId = row.PurchaseId,
        PictureId = row.PictureId,
    };

    private static TraceSpan Span(SpanRow row) => new()
    {
        SpanId = row.SpanId,
        ParentId = row.ParentId,
        Name = row.Name,
        Kind = row.Kind,
        Service = row.Service,
        StartedAt = Time(row.StartedAt),
        DurationMs = row.Duration / 1000.0,
        Failed = row.Failed,
        Status = row.Status,
        Tags = { TagText.Read(row.Tags) },
    };

    private static Timestamp Time(long at) => Microseconds.ToTime(at).ToTimestamp();
}
