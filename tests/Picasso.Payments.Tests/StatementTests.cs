using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.RecordingSales;
using Picasso.Payments.Sharding;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class StatementTests
{
    [Fact]
    public async Task A_creator_earns_a_royalty_when_others_sell_and_the_books_say_so()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (creator, seller, buyer) = (world.NewSeller(), world.NewSeller(), world.NewBuyer());
        var picture = world.Pictures.Upload(creator.Id, royaltyBasisPoints: 500);
        picture.SellTo(seller.Id);
        picture.Offer();

        var quote = await buyer.QuoteAsync(picture);
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId);

        (quote.CreatorId, quote.RoyaltyBasisPoints).ShouldBe((creator.Id, 500));
        purchase.State.ShouldBe(PurchaseState.Completed);
        await Eventually.Holds(() => creator.BalanceAsync(), balance => balance == 62);
        (await seller.BalanceAsync()).ShouldBe(12_50 - 1_25 - 62);
        (await seller.SalesAsync()).ShouldHaveSingleItem().Royalty.Minor.ShouldBe(62);
        (await world.AccountAsync($"royalty:{creator.Id}")).ShouldBe(0);
        (await world.AccountAsync($"seller-payable:{creator.Id}")).ShouldBe(-62);
        (await world.AccountAsync($"seller-payable:{seller.Id}")).ShouldBe(-(12_50 - 1_25 - 62));
        await world.BooksAreClosedAsync();

        var (ofCreator, ofSeller) = (await creator.EarningsAsync(), await seller.EarningsAsync(picture.PictureId));
        ofCreator.Days.ShouldHaveSingleItem().Amount.Minor.ShouldBe(62);
        ofCreator.Pictures.ShouldHaveSingleItem().PictureId.ShouldBe(picture.PictureId);
        ofSeller.Days.ShouldHaveSingleItem().Amount.Minor.ShouldBe(12_50 - 1_25 - 62);
        (await seller.EarningsAsync(Ids.New(TimeProvider.System))).Days.ShouldBeEmpty();
        (await world.NewSeller().EarningsAsync(picture.PictureId)).Days.ShouldBeEmpty();
        await Should.ThrowAsync<Grpc.Core.RpcException>(() => seller.EarningsAsync(days: 401));
    }

    [Fact]
    public async Task Who_made_the_picture_and_sells_it_pays_no_royalty()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (seller, buyer) = (world.NewSeller(), world.NewBuyer());
        var picture = world.Pictures.Upload(seller.Id, royaltyBasisPoints: 2000);

        (await buyer.QuoteAsync(picture)).RoyaltyBasisPoints.ShouldBe(0);
        await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId);
        (await seller.BalanceAsync()).ShouldBe(11_25);
    }

    [Fact]
    public async Task A_statement_goes_from_its_opening_balance_over_every_line_to_its_closing_balance()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        world.Clock.Advance(TimeSpan.FromDays(40));
        var from = world.Clock.GetUtcNow();
        for (var i = 0; i < 3; i++)
            await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);

        var parts = await seller.StatementAsync(from, world.Clock.GetUtcNow().AddDays(1));
        var lines = parts.SelectMany(part => part.Lines).ToList();

        (parts[0].Opening.Minor, parts[^1].Closing.Minor).ShouldBe((11_25, 4 * 11_25));
        lines.Select(line => (line.Kind, line.Amount.Minor)).ShouldBe([("sale", 11_25), ("sale", 11_25), ("sale", 11_25)]);
        lines.Select(line => line.Balance.Minor).ShouldBe([2 * 11_25, 3 * 11_25, 4 * 11_25]);
        (await seller.StatementAsync(from, from.AddDays(1), "USD"))[0].Opening.Minor.ShouldBe(0);
        (await Buyer.ErrorOf(() => seller.StatementAsync(from, from))).ShouldBe("period_invalid");
        (await Buyer.ErrorOf(() => seller.StatementAsync(from, from.AddDays(1), "XXX"))).ShouldBe("currency_unsupported");
    }

    [Fact]
    public async Task What_is_kept_of_a_sale_comes_back_after_its_time()
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:ReserveBasisPoints", "1000"), ("Picasso:Payments:ReserveFor", "30.00:00:00"));
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        (await seller.BalanceAsync(), await seller.ReserveAsync()).ShouldBe((10_13, 1_12));

        await ReleaseAsync(world);
        (await seller.ReserveAsync()).ShouldBe(1_12);
        world.Clock.Advance(TimeSpan.FromDays(31));
        await ReleaseAsync(world);
        await ReleaseAsync(world);

        (await seller.BalanceAsync(), await seller.ReserveAsync()).ShouldBe((11_25, 0));
        (await world.AccountAsync($"seller-reserve:{seller.Id}")).ShouldBe(0);
        (await world.AccountAsync($"seller-payable:{seller.Id}")).ShouldBe(-11_25);
        await world.BooksAreClosedAsync();
    }

    private static async Task ReleaseAsync(PaymentsWorld world)
    {
        var releasing = world.Host.Services.GetServices<IHostedService>().OfType<ReserveReleasing>().Single();
        foreach (var shard in world.Host.Services.GetRequiredService<PaymentShards>().All)
            await releasing.ReleaseAsync(shard, PaymentsWorld.Cancel);
    }
}
