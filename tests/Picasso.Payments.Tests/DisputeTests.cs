using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class DisputeTests
{
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(31);

    [Fact]
    public async Task Case_18_a_lost_dispute_gives_the_picture_back_and_reverses_the_books()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        (await seller.BalanceAsync()).ShouldBe(11_25);

        world.Clock.Advance(s_later);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Disputed);
        await Eventually.Holds(() => Task.FromResult(picture.FrozenFor), frozen => frozen == purchase.PurchaseId);
        (await buyer.HasOpenAsync()).ShouldBeTrue();
        await Eventually.Holds(seller.HasOpenAsync, open => open);
        (await world.AccountAsync("disputes")).ShouldBe(12_50);
        (await seller.SalesAsync()).ShouldHaveSingleItem().Standing.ShouldBe("disputed");

        world.Clock.Advance(s_later);
        var ended = await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Reversed);

        ended.FailureReason.ShouldBe("dispute_lost");
        picture.OwnerId.ShouldBe(seller.Id);
        await Eventually.Holds(() => seller.BalanceAsync(), balance => balance == 0);
        await Eventually.Holds(async () => (await seller.SalesAsync())[0].Standing, standing => standing == "reversed");
        foreach (var account in new[] { "provider-clearing", "disputes", "platform-fee", $"seller-payable:{seller.Id}", "platform-losses" })
            (await world.AccountAsync(account)).ShouldBe(0, account);
        await world.BooksAreClosedAsync();
        (await buyer.HasOpenAsync()).ShouldBeFalse();
        await Eventually.Holds(
            () => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)),
            keys => keys.Contains("reversed-buyer") && keys.Contains("reversed-seller") && keys.Contains("disputed-seller"));
    }

    /// <summary>A process killed with the messages in its bus: the provider had its 200, and says nothing again.</summary>
    [Theory]
    [InlineData(typeof(PaymentDisputed))]
    [InlineData(typeof(DisputeEnded))]
    public async Task Case_09_what_a_bank_said_of_a_dispute_is_not_lost_with_the_bus_that_carried_it(Type lost)
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(("Picasso:Payments:Relay:Lease", "00:00:00.200"));
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId);
        world.Losing.Loses = lost;
        var dispute = world.Stripe!.Dispute(Picasso.Payments.Purchasing.ProviderKeys.Charge(purchase.PurchaseId));
        world.Stripe.CloseDispute(dispute, won: false);
        // More often than the provider said it: three times at most.
        await Eventually.Holds(() => Task.FromResult(world.Losing.Lost), count => count >= 4);

        await world.RestartAsync();
        world.Losing.Loses = null;

        (await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Reversed)).FailureReason.ShouldBe("dispute_lost");
        picture.OwnerId.ShouldBe(seller.Id);
        await Eventually.Holds(world.WaitingMessagesAsync, waiting => waiting == 0);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task A_dispute_that_is_won_changes_nothing_but_the_record()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture, Buyer.DisputedAndWon)).PurchaseId);

        world.Clock.Advance(s_later);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Disputed);
        world.Clock.Advance(s_later);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Upheld);

        (picture.OwnerId, picture.FrozenFor).ShouldBe((buyer.Id, null));
        (await seller.BalanceAsync()).ShouldBe(11_25);
        (await world.AccountAsync("provider-clearing")).ShouldBe(12_50);
        (await world.AccountAsync("disputes")).ShouldBe(0);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_19_after_a_resale_the_loss_is_the_sellers_reserves_and_then_the_platforms()
    {
        await using var world = await PaymentsWorld.StartAsync(
            ("Picasso:Payments:ReserveBasisPoints", "2000"), ("Picasso:Payments:Resale:HoldFor", "00:00:00"));
        var (buyer, seller, next) = (world.NewBuyer(), world.NewSeller(), world.NewBuyer());
        var picture = world.Pictures.Upload(seller.Id);
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        (await seller.BalanceAsync(), await seller.ReserveAsync()).ShouldBe((9_00, 2_25));
        picture.Offer();
        (await next.EndsAsync((await next.BuyAsync(picture)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        world.Clock.Advance(s_later);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Disputed);
        world.Clock.Advance(s_later);
        var ended = await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Reversed);

        ended.FailureReason.ShouldBe("dispute_lost_after_resale");
        (picture.OwnerId, picture.FrozenFor).ShouldBe((next.Id, null));
        (await world.AccountAsync("platform-losses")).ShouldBe(12_50 - 2_25);
        (await world.AccountAsync($"seller-reserve:{seller.Id}")).ShouldBe(0);
        (await world.AccountAsync("disputes")).ShouldBe(0);
        (await seller.BalanceAsync(), await seller.ReserveAsync()).ShouldBe((9_00, 0));
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_19_of_two_lost_disputes_neither_buyer_keeps_the_picture_and_its_first_seller_has_it_again()
    {
        await using var world = await PaymentsWorld.StartAsync(
            ("Picasso:Payments:ReserveBasisPoints", "2000"), ("Picasso:Payments:Resale:HoldFor", "00:00:00"));
        var (buyer, seller, next) = (world.NewBuyer(), world.NewSeller(), world.NewBuyer());
        var picture = world.Pictures.Upload(seller.Id);
        var first = await buyer.EndsAsync((await buyer.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        picture.Offer();
        var second = await next.EndsAsync((await next.BuyAsync(picture)).PurchaseId);

        world.Clock.Advance(s_later);
        await buyer.ReachesAsync(first.PurchaseId, PurchaseState.Disputed);
        world.Clock.Advance(s_later);
        await buyer.ReachesAsync(first.PurchaseId, PurchaseState.Reversed);
        picture.OwnerId.ShouldBe(next.Id);
        var bus = world.Host.Services.GetRequiredService<IBus>();
        await bus.Publish(new PaymentDisputed(second.PurchaseId, "dp_2", 12_50, "EUR", world.Clock.GetUtcNow()), PaymentsWorld.Cancel);
        await bus.Publish(new DisputeEnded(second.PurchaseId, "dp_2", Won: false), PaymentsWorld.Cancel);

        await next.ReachesAsync(second.PurchaseId, PurchaseState.Reversed);
        picture.OwnerId.ShouldBe(seller.Id);
        await Eventually.Holds(() => seller.BalanceAsync(), balance => balance == 0);
        (await seller.ReserveAsync(), await world.AccountAsync("platform-losses"), await world.AccountAsync("disputes")).ShouldBe((0, 0, 0));
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Cases_03_and_04_news_of_a_dispute_may_come_twice_late_and_out_of_order()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        var bus = world.Host.Services.GetRequiredService<IBus>();
        var disputed = new PaymentDisputed(purchase.PurchaseId, "dp_1", 12_50, "EUR", world.Clock.GetUtcNow());
        var lost = new DisputeEnded(purchase.PurchaseId, "dp_1", Won: false);

        foreach (var message in new object[] { lost, lost, disputed, disputed, lost, disputed })
            await bus.Publish(message, message.GetType(), PaymentsWorld.Cancel);

        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Reversed);
        foreach (var message in new object[] { lost, disputed })
            await bus.Publish(message, message.GetType(), PaymentsWorld.Cancel);
        await Eventually.Holds(() => seller.BalanceAsync(), balance => balance == 0);
        (await world.AccountAsync("provider-clearing")).ShouldBe(0);
        await world.BooksAreClosedAsync();
    }
}
