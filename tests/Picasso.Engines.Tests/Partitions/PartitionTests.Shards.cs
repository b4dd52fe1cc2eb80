using Picasso.Contracts.Payments;
using Picasso.EngineTests.Processes;
using Picasso.Testing;

namespace Picasso.EngineTests.Partitions;

public sealed partial class PartitionTests
{
    [Fact]
    public Task While_a_shard_is_cut_its_buyers_are_asked_to_try_again_and_the_others_buy() => LoseShardAsync(
        "shard cut", () => market.IsolateAsync(EngineHosts.FirstShard), () => market.Links.HealAsync());

    [Fact]
    public Task While_a_shard_is_stopped_its_buyers_are_asked_to_try_again_and_the_others_buy() => LoseShardAsync(
        "shard stopped", () => OwnEngines.KillAsync(OwnEngines.FirstShard), () => OwnEngines.StartAsync(OwnEngines.FirstShard));

    [Fact]
    public async Task Without_any_shard_payments_is_not_ready()
    {
        await market.OpenAsync();
        await market.IsolateAsync(EngineHosts.FirstShard);
        await market.IsolateAsync(EngineHosts.SecondShard);
        await new Measured(market, "both shards cut").HealthSaysAsync(PartitionedMarket.FirstCopy, ready: false, "payments-shards: Unhealthy");

        await HealAndCompleteAsync("both shards back");
    }

    private async Task LoseShardAsync(string what, Func<Task> lose, Func<Task> regain)
    {
        await market.OpenAsync();
        Engines.Need(Engines.Folder);
        var (onLost, onOther) = (await market.OfferToAsync(market.BuyerOnFirst), await market.OfferToAsync(market.BuyerOnSecond));

        await lose();
        try
        {
            var cut = new Measured(market, what);
            (await Measured.RefusedAsync(() => TryToBuyAsync(onLost))).ShouldBe(TryAgain);
            cut.Says("its buyer is refused", Bounds.Refused);
            await market.Market.CompletesAsync(await market.BuyAsync(market.BuyerOnSecond, onOther));
            cut.Says("a buyer of the other shard has bought", Bounds.Others);
            await cut.HealthSaysAsync(PartitionedMarket.FirstCopy, ready: true, "payments-shards: Degraded");
            cut.Restart();
            (await Measured.RefusedAsync(() => TryToBuyAsync(onLost))).ShouldBe(TryAgain);
            cut.Says("its buyer is refused again", Bounds.Refused);
        }
        finally
        {
            await regain();
        }

        var back = new Measured(market, what + ", back");
        var purchase = await market.BuyAsync(market.BuyerOnFirst, onLost);
        back.Says("the same request is accepted", Bounds.Recovered);
        await HealAndCompleteAsync(what + ", back", purchase);
    }

    private async Task TryToBuyAsync(BuyRequest request) => await market.Market.Purchases.BuyAsync(request, market.BuyerOnFirst.Token);
}
