using Picasso.Contracts.Payments;
using Picasso.Services.Tests.Hosting;
using Picasso.Testing;

namespace Picasso.Services.Tests.Payments;

[Trait(Pace.Trait, Pace.Slow)]
public class SellingTests
{
    [Fact]
    public async Task Case_29_both_sides_are_in_an_open_purchase_from_the_reservation_to_the_end()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(seller.Id), Buyer.NeedsConfirmation);
        (await buyer.HasOpenAsync()).ShouldBeTrue();
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);

        (await seller.HasOpenAsync()).ShouldBeTrue();
        await buyer.ConfirmAsync(purchase.PurchaseId, approve: true);
        await buyer.EndsAsync(purchase.PurchaseId);

        (await buyer.HasOpenAsync()).ShouldBeFalse();
        (await seller.HasOpenAsync()).ShouldBeFalse();
        (await world.NewSeller().HasOpenAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_29_a_purchase_that_begins_while_an_account_closes_is_called_off_or_seen()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (seller, leaver) = (world.NewSeller(), world.NewBuyer());
        var byLeaver = await leaver.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));

        (await BeginClosingAsync(world, seller.Id), await BeginClosingAsync(world, leaver.Id)).ShouldBe((false, false));
        var late = await leaver.EndsAsync((await leaver.BuyAsync(byLeaver)).PurchaseId);

        (late.State, late.FailureReason).ShouldBe((PurchaseState.Rejected, "account_closing"));
        world.ProviderPayments().ShouldBeEmpty();
        var other = world.NewBuyer();
        var fromLeaver = await other.EndsAsync((await other.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        (fromLeaver.State, fromLeaver.FailureReason).ShouldBe((PurchaseState.Rejected, "account_closing"));

        // Whoever stays after all buys and sells again.
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        (await other.EndsAsync((await other.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task Case_29_closing_is_refused_while_a_purchase_is_open_and_does_not_disturb_it()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(seller.Id), Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);

        (await BeginClosingAsync(world, buyer.Id), await BeginClosingAsync(world, seller.Id)).ShouldBe((true, true));
        await buyer.ConfirmAsync(purchase.PurchaseId, approve: true);

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await BeginClosingAsync(world, seller.Id)).ShouldBeFalse();
    }

    private static async Task<bool> BeginClosingAsync(PaymentsWorld world, string userId) => (await world.Host
        .Client<Purchases.PurchasesClient>(TestTokens.For(userId))
        .BeginClosingAsync(new BeginClosingRequest(), cancellationToken: PaymentsWorld.Cancel)).Open;

    [Fact]
    public async Task A_seller_pages_through_sales_and_has_a_balance_in_each_currency()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var pictures = Enumerable.Range(1, 5).Select(number => world.Pictures.Upload(seller.Id, number * 1_01)).ToList();
        pictures[4].Currency = "CHF";
        var started = await Task.WhenAll(pictures.Select(picture => buyer.BuyAsync(picture)));
        foreach (var purchase in started)
            (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        var seen = new List<Sale>();
        var cursor = "";
        do
        {
            var page = await seller.SalesPageAsync(cursor, size: 2);
            page.Sales.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Sales);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        seen.Select(sale => sale.PurchaseId).ShouldBe(started.Select(purchase => purchase.PurchaseId), ignoreOrder: true);
        seen.Select(sale => sale.CompletedAt.ToDateTimeOffset()).ShouldBe(
            seen.Select(sale => sale.CompletedAt.ToDateTimeOffset()).OrderDescending());
        seen.ShouldAllBe(sale => sale.Fee.Minor + sale.Net.Minor == sale.Price.Minor && sale.Fee.Minor == sale.Price.Minor / 10);
        (await seller.BalanceAsync()).ShouldBe(seen.Where(sale => sale.Price.Currency == "EUR").Sum(sale => sale.Net.Minor));
        (await seller.BalanceAsync("CHF")).ShouldBe(seen.Single(sale => sale.Price.Currency == "CHF").Net.Minor);
        (await Buyer.RefusalOf(() => seller.SalesPageAsync("nonsense", 2))).ShouldBe("cursor_invalid");
    }
}
