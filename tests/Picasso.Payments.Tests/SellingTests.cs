using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Payments;
using Picasso.Payments.ClosingAccounts;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

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

    [Fact]
    public async Task Case_29_an_attempt_to_close_that_is_refused_leaves_the_stop_of_another_attempt_in_force()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var closing = world.Host.Services.GetRequiredService<AccountClosing>();
        var seller = world.NewSeller();
        (await closing.BeginAsync(seller.Id, PaymentsWorld.Cancel)).ShouldBeFalse();

        // The purchase has been written and has not looked yet: only then the second attempt sees it.
        var open = await AddOpenSaleAsync(world, seller.Id);
        (await closing.BeginAsync(seller.Id, PaymentsWorld.Cancel)).ShouldBeTrue();

        (await closing.IsClosingAsync(seller.Id, PaymentsWorld.Cancel)).ShouldBeTrue("the first attempt was answered that the account may close");
        await EndSaleAsync(world, seller.Id, open);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        (await closing.IsClosingAsync(seller.Id, PaymentsWorld.Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_29_closings_that_race_with_a_purchase_never_end_with_both()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var closing = world.Host.Services.GetRequiredService<AccountClosing>();
        for (var round = 0; round < 60; round++)
        {
            var seller = world.NewSeller();
            var closings = Enumerable.Range(0, 3).Select(_ => Task.Run(() => closing.BeginAsync(seller.Id, PaymentsWorld.Cancel))).ToList();
            var buying = Task.Run(async () =>
            {
                await AddOpenSaleAsync(world, seller.Id);
                return !await closing.IsClosingAsync(seller.Id, PaymentsWorld.Cancel);
            });

            var mayClose = (await Task.WhenAll(closings)).Any(open => !open);
            (mayClose && await buying).ShouldBeFalse($"round {round}: the account may close and the purchase goes on");
        }
    }

    [Fact]
    public async Task Asking_to_close_again_and_again_is_limited()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var closing = world.Host.Services.GetRequiredService<AccountClosing>();
        var seller = world.NewSeller();
        for (var number = 0; number < 20; number++)
            (await closing.BeginAsync(seller.Id, PaymentsWorld.Cancel)).ShouldBeFalse();

        (await Should.ThrowAsync<Kernel.DomainException>(() => closing.BeginAsync(seller.Id, PaymentsWorld.Cancel))).Error.Reason.ShouldBe("too_many_attempts");
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        (await closing.BeginAsync(seller.Id, PaymentsWorld.Cancel)).ShouldBeFalse();
    }

    private static async Task<string> AddOpenSaleAsync(PaymentsWorld world, string sellerId)
    {
        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        var id = Guid.NewGuid().ToString();
        await shards.AskAsync(shards.OfUser(sellerId), async db =>
        {
            db.OpenSales.Add(new OpenSaleRow { PurchaseId = id, Bucket = Buckets.Of(sellerId), SellerId = sellerId, OpenedAt = world.Clock.GetUtcNow() });
            return await db.SaveChangesAsync(PaymentsWorld.Cancel);
        });
        return id;
    }

    private static async Task EndSaleAsync(PaymentsWorld world, string sellerId, string id)
    {
        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        await shards.AskAsync(shards.OfUser(sellerId), db => db.OpenSales.Where(sale => sale.PurchaseId == id).ExecuteDeleteAsync(PaymentsWorld.Cancel));
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
        pictures[4].Offer(5_05, "CHF");
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
        (await Buyer.ErrorOf(() => seller.SalesPageAsync("nonsense", 2))).ShouldBe("cursor_invalid");
    }
}
