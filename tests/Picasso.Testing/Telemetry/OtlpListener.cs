using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Picasso.Testing.Telemetry;

/// <summary>A collector of a test's own: takes what a process sends by OTLP over HTTP and keeps it, parsed and as it came.</summary>
public sealed class OtlpListener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _raw = new();
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentQueue<OtlpLogRecord> _logs = new();
    private readonly ConcurrentDictionary<string, OtlpMetric> _metrics = new();

    private OtlpListener(WebApplication app) => _app = app;

    public IReadOnlyCollection<OtlpSpan> Spans => _spans;

    public IReadOnlyCollection<OtlpLogRecord> Logs => _logs;

    /// <summary>Every instrument that was heard of, by name.</summary>
    public IReadOnlyDictionary<string, OtlpMetric> Metrics => _metrics;

    /// <summary>What a process needs in its environment to send here, soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public static async Task<OtlpListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var listener = new OtlpListener(app);
        app.MapPost("/v1/traces", (HttpRequest request) => listener.TakeAsync(request, OtlpTraces.Parser, listener.Take));
        app.MapPost("/v1/logs", (HttpRequest request) => listener.TakeAsync(request, OtlpLogs.Parser, listener.Take));
        app.MapPost("/v1/metrics", (HttpRequest request) => listener.TakeAsync(request, OtlpMetrics.Parser, listener.Take));
        await app.StartAsync();
        return listener;
    }

    /// <summary>Whether these characters occur in anything that was sent.</summary>
    public bool Heard(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return _raw.Any(sent => sent.AsSpan().IndexOf(bytes) >= 0);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync<T>(HttpRequest request, MessageParser<T> parser, Action<T> take)
        where T : IMessage<T>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _raw.Enqueue(body.ToArray());
        take(parser.ParseFrom(body.ToArray()));
        return Results.Bytes([], "application/x-protobuf");
    }

    private void Take(OtlpTraces traces)
    {
        foreach (var span in traces.ResourceSpans.SelectMany(resource => resource.ScopeSpans).SelectMany(scope => scope.Spans))
            _spans.Enqueue(span);
    }

    private void Take(OtlpLogs logs)
    {
        foreach (var line in logs.ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords))
            _logs.Enqueue(line);
    }

    private void Take(OtlpMetrics metrics)
    {
        foreach (var metric in metrics.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics))
            _metrics[metric.Name] = metric;
    }
}

/// <summary>Reads parts of spans.</summary>
public static class OtlpExtensions
{
    /// <summary>A tag's text; null when the span has none.</summary>
    public static string? Tag(this OtlpSpan span, string key) => span.Attributes.FirstOrDefault(tag => tag.Key == key)?.Value.StringValue;

    /// <summary>The id as hex digits.</summary>
    public static string Hex(this ByteString id) => Convert.ToHexStringLower(id.Span);
}
