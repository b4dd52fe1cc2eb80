using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Kernel.Tracing;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using Picasso.Testing.Telemetry;

namespace Picasso.Standalone.Tests.Telemetry;

/// <summary>The real program, with a collector of the test's own, in which somebody bought a picture.</summary>
public sealed class ObservedPurchase : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-telemetry-");
    private StandaloneProcess _picasso = null!;

    public OtlpListener Collector { get; private set; } = null!;

    public string PictureId { get; private set; } = "";

    public string PurchaseId { get; private set; } = "";

    public IReadOnlyList<Person> People { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Collector = await OtlpListener.StartAsync();
        _picasso = await StandaloneProcess.StartAsync(_data.FullName, environment: Collector.Environment);
        var (seller, buyer) = (await Person.JoinAsync(_picasso.Channel, "Seller"), await Person.JoinAsync(_picasso.Channel, "Buyer"));
        People = [seller, buyer];
        PictureId = (await seller.UploadAsync(_picasso.Channel, PictureFiles.Photograph(seed: 21), Guid.NewGuid().ToString())).PictureId;
        var purchases = new Purchases.PurchasesClient(_picasso.Channel);
        PurchaseId = (await purchases.BuyAsync(await buyer.PrepareToBuyAsync(_picasso.Channel, PictureId), buyer.Token)).PurchaseId;
        using var watch = purchases.Watch(new GetPurchaseRequest { PurchaseId = PurchaseId }, buyer.Token);
        var last = PurchaseState.Requested;
        await foreach (var purchase in watch.ResponseStream.ReadAllAsync())
            last = purchase.State;
        last.ShouldBe(PurchaseState.Completed);
    }

    public async ValueTask DisposeAsync()
    {
        await _picasso.DisposeAsync();
        await Collector.DisposeAsync();
        _data.Delete(recursive: true);
    }
}

/// <summary>What leaves the process while somebody buys a picture.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class OnePurchaseOneTraceTests(ObservedPurchase observed) : IClassFixture<ObservedPurchase>
{
    [Fact]
    public async Task A_purchase_is_one_trace_through_all_its_services_without_a_gap()
    {
        var spans = await Eventually.Holds(
            () => Task.FromResult(OfPurchase()),
            found => found.Any(span => span.Name.StartsWith("project ", StringComparison.Ordinal))
                && Services(found).IsSupersetOf(["payments", "pictures-commands", "pictures-queries", "users"])
                && Orphans(found).Length == 0);

        spans.ShouldAllBe(span => span.Tag(TelemetryTags.PictureId) == null || span.Tag(TelemetryTags.PictureId) == observed.PictureId);
        spans.Count(span => span.ParentSpanId.IsEmpty).ShouldBe(1, "one span begins the trace");
        spans.ShouldContain(span => span.Name == "provider charge");
        spans.ShouldContain(span => span.Name == "append");
        spans.Where(span => span.Name is "provider charge" or "append" or "commit")
            .ShouldAllBe(span => span.Tag(TelemetryTags.PurchaseId) == observed.PurchaseId && span.Tag(TelemetryTags.PictureId) == observed.PictureId);
    }

    [Fact]
    public async Task Log_lines_carry_the_trace_and_metrics_have_units_and_words()
    {
        await Eventually.Holds(() => Task.FromResult(observed.Collector.Logs), lines => lines.Any(line => !line.TraceId.IsEmpty));

        var ours = await Eventually.Holds(
            () => Task.FromResult(observed.Collector.Metrics.Values.Where(metric => metric.Name.StartsWith("picasso.", StringComparison.Ordinal)).ToList()),
            metrics => metrics.Any(metric => metric.Name == "picasso.payments.purchase.duration")
                && metrics.Any(metric => metric.Name == "picasso.upload.stage.duration"));
        ours.ShouldAllBe(metric => metric.Unit.Length > 0 && metric.Description.Length > 0);
    }

    [Fact]
    public async Task Nothing_personal_and_no_secret_leaves_the_process()
    {
        await Eventually.Holds(() => Task.FromResult(OfPurchase()), spans => spans.Any(span => span.Name == "provider charge"));

        foreach (var secret in (string[])["@picasso.example", "4242424242424242", "4242 4242", "a long enough passphrase", "1990-01-31"])
            observed.Collector.Heard(secret).ShouldBeFalse($"'{secret}' was sent to the collector");
        foreach (var person in observed.People)
            observed.Collector.Heard(person.Token.Single().Value["Bearer ".Length..]).ShouldBeFalse("a token was sent to the collector");
    }

    /// <summary>Every span of the trace that the purchase's charge belongs to.</summary>
    private OtlpSpan[] OfPurchase()
    {
        var charge = observed.Collector.Spans.FirstOrDefault(span => span.Name == "provider charge" && span.Tag(TelemetryTags.PurchaseId) == observed.PurchaseId);
        return charge is null ? [] : [.. observed.Collector.Spans.Where(span => span.TraceId.Equals(charge.TraceId))];
    }

    private static HashSet<string> Services(IEnumerable<OtlpSpan> spans) => [.. spans.Select(span => span.Tag(TelemetryTags.Service) ?? "")];

    /// <summary>Spans whose parent was never sent: a gap in the trace.</summary>
    private static OtlpSpan[] Orphans(IReadOnlyCollection<OtlpSpan> spans)
    {
        var known = spans.Select(span => span.SpanId).ToHashSet();
        return [.. spans.Where(span => !span.ParentSpanId.IsEmpty && !known.Contains(span.ParentSpanId))];
    }
}
