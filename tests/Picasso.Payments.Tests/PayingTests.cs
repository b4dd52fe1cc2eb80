using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class PayingTests
{
    [Fact]
    public async Task Case_12_a_declined_card_frees_the_picture_at_once()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, next, seller) = (world.NewBuyer(), world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);

        var declined = await buyer.EndsAsync((await buyer.BuyAsync(picture, Buyer.Declined)).PurchaseId);
        (declined.State, declined.FailureReason).ShouldBe((PurchaseState.Rejected, "card_declined"));
        await Eventually.Holds(() => Task.FromResult(picture.Hold), hold => hold is null);
        await Eventually.Holds(seller.HasOpenAsync, open => !open);
        (await next.EndsAsync((await next.BuyAsync(picture)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(declined.PurchaseId)), keys => keys.SequenceEqual(["not-charged"]));
        world.ProviderPayments().Count(payment => payment.State == "succeeded").ShouldBe(1);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task A_payment_method_that_the_provider_does_not_know_ends_the_purchase()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        request.PaymentMethod = "pm_unknown";

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((PurchaseState.Rejected, "payment_method_invalid"));
    }

    [Theory]
    [InlineData(true, PurchaseState.Completed, "")]
    [InlineData(false, PurchaseState.Rejected, "confirmation_failed")]
    public async Task The_buyer_answers_the_bank(bool approve, PurchaseState end, string reason)
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);

        (await Buyer.ErrorOf(() => world.NewBuyer().ConfirmAsync(purchase.PurchaseId, approve))).ShouldBe("purchase_not_found");
        await buyer.ConfirmAsync(purchase.PurchaseId, approve);
        var ended = await buyer.EndsAsync(purchase.PurchaseId);

        (ended.State, ended.FailureReason).ShouldBe((end, reason));
        (await Buyer.ErrorOf(() => buyer.ConfirmAsync(purchase.PurchaseId, approve))).ShouldBe("not_waiting_for_confirmation");
    }

    [Fact]
    public async Task Case_05_a_confirmation_that_never_comes_ends_in_time()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var purchase = await buyer.BuyAsync(picture, Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);

        world.Clock.Advance(TimeSpan.FromMinutes(11));
        var ended = await buyer.EndsAsync(purchase.PurchaseId);

        (ended.State, ended.FailureReason).ShouldBe((PurchaseState.Rejected, "confirmation_failed"));
        world.ProviderPayments().ShouldBe([("declined", 12_50)]);
        await Eventually.Holds(() => Task.FromResult(picture.Hold), hold => hold is null);
    }

    [Fact]
    public async Task Case_10_a_lost_answer_is_unknown_and_found_again_under_its_key()
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Provider.LostAnswers = 3;
        var buyer = world.NewBuyer();

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        purchase.State.ShouldBe(PurchaseState.Completed);
        world.ProviderPayments().ShouldBe([("succeeded", 12_50)]);
    }

    [Fact]
    public async Task A_provider_that_is_silent_past_the_reservation_charges_nothing_afterwards()
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Provider.IsDown = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id));
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Reserved);

        world.Clock.Advance(TimeSpan.FromMinutes(16));
        world.Provider.IsDown = false;
        var ended = await buyer.EndsAsync(purchase.PurchaseId);

        (ended.State, ended.FailureReason).ShouldBe((PurchaseState.Rejected, "timed_out"));
        world.ProviderPayments().ShouldAllBe(payment => payment.State == "declined");
    }

    [Fact]
    public async Task A_payment_that_settles_late_completes_the_purchase()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.SettlesLate);

        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Processing, PurchaseState.Completed);
        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Theory]
    [InlineData(false, PurchaseState.Completed)]
    [InlineData(true, PurchaseState.Refunded)]
    public async Task Case_11_what_settles_after_the_reservation_lapsed_is_transferred_if_free_and_refunded_if_not(bool taken, PurchaseState end)
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:Sandbox:SettleAfter", "00:30:00"));
        var (late, quick) = (world.NewBuyer(), world.NewBuyer());
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var purchase = await late.BuyAsync(picture, Buyer.SettlesLate);
        await late.ReachesAsync(purchase.PurchaseId, PurchaseState.Processing);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        if (taken)
            await quick.EndsAsync((await quick.BuyAsync(picture)).PurchaseId);

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        (await late.EndsAsync(purchase.PurchaseId)).State.ShouldBe(end);

        picture.OwnerId.ShouldBe(taken ? quick.Id : late.Id);
        world.ProviderRefunds().Count.ShouldBe(taken ? 1 : 0);
        await world.BooksAreClosedAsync();
    }
}
