using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Operations;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Operating;

/// <summary>The most important charts for an operator.</summary>
internal sealed class SystemMetrics(LocalTelemetry.LocalTelemetryClient telemetry, TimeProvider clock)
{
    private static IStringLocalizer T => Localized<OperatingTexts>.Texts;

    private const int Slots = 60;

    private const string Requests = "http.server.request.duration";
    private const string Purchases = "picasso.payments.purchases";
    private const string OutboxDepth = "picasso.payments.outbox.depth";
    private const string OutboxAge = "picasso.payments.outbox.age";
    private const string Imbalance = "picasso.payments.ledger.imbalance";
    private const string Duration = "picasso.payments.purchase.duration";
    // A time: positions are events on one log and bytes on another.
    private const string Behind = "picasso.projection.behind";
    private const string Upload = "picasso.upload.stage.duration";
    private const string Consumed = "messaging.masstransit.consume";
    private const string Faults = "messaging.masstransit.consume.errors";
    private const string Queues = "picasso.bus.queue.depth";
    private const string FailedMessages = "picasso.bus.queue.failed";
    private const string Caches = "picasso.cache.lookups";
    private const string Memory = "dotnet.process.memory.working_set";
    private const string Processor = "dotnet.process.cpu.time";

    /// <summary>The metrics that are read.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Requests, Purchases, OutboxDepth, OutboxAge, Imbalance, Duration, Behind, Upload, Consumed, Faults, Queues, FailedMessages, Caches, Memory, Processor];

    /// <summary>The charts over the last minutes.</summary>
    public async Task<IReadOnlyList<Chart>> ReadAsync(int minutes, CancellationToken cancellationToken)
    {
        var (to, slot) = (clock.GetUtcNow(), TimeSpan.FromMinutes(minutes) / Slots);
        var from = to - TimeSpan.FromMinutes(minutes);
        var answer = await telemetry.ReadMetricsAsync(
            new ReadMetricsRequest { Names = { Names }, From = from.ToTimestamp(), To = to.ToTimestamp() }, cancellationToken: cancellationToken);
        return Charts(answer.Series, new SeriesMath(from, slot, Slots));
    }

    internal static IReadOnlyList<Chart> Charts(IReadOnlyCollection<MetricSeries> series, SeriesMath math)
    {
        IReadOnlyList<MetricSeries> Of(string name) => [.. series.Where(one => one.Name == name)];
        IReadOnlyList<ChartLine> By(string name, string tag, Func<IReadOnlyList<MetricSeries>, IReadOnlyList<double?>> line) =>
            [.. Of(name).GroupBy(one => one.Tags.TryGetValue(tag, out var value) ? value : "").OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ChartLine(group.Key, line([.. group])))];

        IReadOnlyList<ChartLine> Within(string name, string tag, double factor) =>
            [.. Of(name).GroupBy(one => one.Tags.TryGetValue(tag, out var value) ? value : "").OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => QuantileLine(group.Key, math, [.. group], 0.95, factor))];

        var requests = Of(Requests);
        Chart[] all =
        [
            new(T["Requests"], "/s", [new(T["all"], math.Rate(requests)), new(T["Chart.Failed"], math.Rate(requests.Where(Failed)))]),
            new(T["Time to answer"], "ms", [QuantileLine("p50", math, requests, 0.5, 1000), QuantileLine("p95", math, requests, 0.95, 1000)]),
            new(T["Open purchases"], T["purchases"], By(Purchases, "state", math.Level)),
            new(T["Time of a purchase, p95"], "s", Within(Duration, "outcome", 1)),
            new(T["Messages in outboxes"], T["messages"], By(OutboxDepth, "shard", math.Level)),
            new(T["Age of the oldest message"], "s", By(OutboxAge, "shard", math.Level)),
            new(T["Ledger out of balance"], T["cents"], By(Imbalance, "currency", math.Level)),
            new(T["Projection lag"], "s", By(Behind, "projection", math.Level)),
            new(T["Stages of an upload, p95"], "ms", Within(Upload, "stage", 1000)),
            new(T["Messages handled"], "/s", [new(T["all"], math.Rate(Of(Consumed))), new(T["Chart.Failed"], math.Rate(Of(Faults)))]),
            new(T["Messages at the broker"], T["messages"], By(Queues, "queue", math.Level)),
            new(T["Messages that failed"], T["messages"], By(FailedMessages, "queue", math.Level)),
            new(T["Looks into caches"], "/s", By(Caches, "outcome", math.Rate)),
            new(T["Memory"], "MB", [new("", Times(math.Level(Of(Memory)), 1.0 / (1024 * 1024)))]),
            new(T["Processor cores in use"], T["cores"], By(Processor, "cpu.mode", math.Rate)),
        ];
        return
        [
            .. all.Where(chart => chart.Lines.Any(line => line.Latest is not null))
                .Select(chart => chart with { From = math.From, Slot = math.Slot }),
        ];
    }

    private static ChartLine QuantileLine(string name, SeriesMath math, IReadOnlyList<MetricSeries> series, double part, double factor) =>
        new(name, Times(math.Quantile(series, part), factor)) { Bounds = [.. SeriesMath.Bounds(series).Select(bound => bound * factor)] };

    private static bool Failed(MetricSeries series) =>
        (series.Tags.TryGetValue("http.response.status_code", out var status) && status.StartsWith('5')) || series.Tags.ContainsKey("error.type");

    private static IReadOnlyList<double?> Times(IReadOnlyList<double?> values, double factor) => [.. values.Select(value => value * factor)];
}
