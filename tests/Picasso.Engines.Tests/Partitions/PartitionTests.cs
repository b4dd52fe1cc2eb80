using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions;

/// <summary>
/// One link or host after the other is cut without a word while people buy and upload: what is refused, what is stale, what goes on; and once
/// it is mended all copies agree. The bounds are those that docs/partitions.md promises.
/// </summary>
[Trait(Engines.Trait, "RabbitMq")]
[Trait(Engines.Trait, "MySql")]
[Trait(Engines.Trait, "S3")]
public sealed partial class PartitionTests(PartitionedMarket market) : IClassFixture<PartitionedMarket>
{
    private const string TryAgain = "try_again";

    [Fact]
    public async Task Without_the_broker_purchases_are_accepted_and_complete_once_when_it_is_back()
    {
        await market.OpenAsync();
        var (first, second) = (await market.OfferToAsync(market.BuyerOnFirst), await market.OfferToAsync(market.BuyerOnSecond));

        await market.IsolateAsync(EngineHosts.Broker);
        var cut = new Measured(market, "broker cut");
        var purchases = new[] { await market.BuyAsync(market.BuyerOnFirst, first), await market.BuyAsync(market.BuyerOnSecond, second) };
        cut.Says("two purchases are accepted", Bounds.Accepted);
        await cut.HealthSaysAsync(PartitionedMarket.FirstCopy, ready: true, "bus: Degraded");

        await HealAndCompleteAsync("broker back", purchases);
    }

    [Fact]
    public async Task Without_the_object_store_uploads_are_refused_and_leave_nothing_and_the_feed_goes_on()
    {
        await market.OpenAsync();
        await market.OfferAsync();
        var (file, upload) = (market.NewFile(), Guid.NewGuid().ToString());

        await market.IsolateAsync(EngineHosts.Objects);
        var cut = new Measured(market, "object store cut");
        (await Measured.RefusedAsync(() => UploadAsync(file, upload))).ShouldBe(TryAgain);
        cut.Says("an upload is refused", Bounds.Refused);
        market.Market.Stores.Staged().ShouldBeEmpty();
        await cut.HealthSaysAsync(PartitionedMarket.Writing, ready: true, "objects: Degraded");
        (await market.Market.FeedOfAsync(PartitionedMarket.FirstCopy)).ShouldNotBeEmpty();

        await market.Links.HealAsync();
        var back = new Measured(market, "object store back");
        await UploadAsync(file, upload);
        back.Says("the same upload succeeds", Bounds.Recovered);
        await market.AgreesAsync();
    }

    [Fact]
    public async Task While_a_copy_is_cut_from_everybody_purchases_go_on_through_the_other()
    {
        await market.OpenAsync();
        var requests = new List<(Person Buyer, BuyRequest Request)>();
        foreach (var buyer in new[] { market.BuyerOnFirst, market.BuyerOnSecond, market.BuyerOnFirst, market.BuyerOnSecond })
            requests.Add((buyer, await market.OfferToAsync(buyer)));
        var purchases = new List<string>();
        foreach (var (buyer, request) in requests.Take(2))
            purchases.Add(await market.BuyAsync(buyer, request));

        // In the middle of what it does for the first two.
        await market.IsolateAsync(PartitionedMarket.FirstCopy);
        var cut = new Measured(market, "copy cut");
        foreach (var (buyer, request) in requests.Skip(2))
            purchases.Add(await market.BuyAsync(buyer, request));
        cut.Says("two more purchases are accepted", Bounds.Accepted);
        foreach (var purchase in purchases)
            await market.Market.CompletesAsync(purchase);
        cut.Says("all four are completed by the other copy", Bounds.TakenOver);
        cut.Restart();
        await market.SiteShowsAsync(await market.OfferAsync());
        cut.Says("the site shows a new picture", Bounds.TakenOver);

        await HealAndCompleteAsync("copy back", [.. purchases]);
    }

    [Fact]
    [Trait(Engines.Trait, "MongoDb")]
    public async Task While_a_copy_of_the_read_side_is_cut_from_its_store_it_is_not_ready_and_the_site_goes_on()
    {
        Engines.Need(Engines.MongoDb);
        await market.OpenAsync();

        await market.Links.CutAsync(PartitionedMarket.FirstCopy, EngineHosts.Documents);
        var cut = new Measured(market, "read side's store cut");
        var picture = await market.OfferAsync();
        await market.SiteShowsAsync(picture);
        cut.Says("the site shows a new picture", Bounds.TakenOver);
        await cut.HealthSaysAsync(PartitionedMarket.FirstCopy, ready: false, "documents: Unhealthy");
        await market.SiteShowsAsync(picture);

        await market.Links.HealAsync();
        var back = new Measured(market, "read side's store back");
        await back.HealthSaysAsync(PartitionedMarket.FirstCopy, ready: true, "");
        (await market.Market.FeedOfAsync(PartitionedMarket.FirstCopy))[0].Id.ShouldBe(picture);
        await market.AgreesAsync();
    }

    private Task<Contracts.Pictures.UploadResponse> UploadAsync(byte[] file, string uploadId) => market.Market.Seller.UploadAsync(market.System.Channel, file, uploadId);

    private async Task HealAndCompleteAsync(string what, params string[] purchases)
    {
        await market.Links.HealAsync();
        var back = new Measured(market, what);
        foreach (var purchase in purchases)
            await market.Market.CompletesAsync(purchase);
        await market.System.ReadyAsync();
        back.Says("all are completed and every process is ready", Bounds.Recovered);
        await market.AgreesAsync();
        back.Says("all copies agree", Bounds.Agreed);
    }
}
