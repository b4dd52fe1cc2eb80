using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Purchases with Stripe as the provider, over its client library and a socket, while things go wrong in between.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class StripePurchaseTests
{
    [Theory]
    [InlineData(Buyer.Accepted, PurchaseState.Completed, "")]
    [InlineData(Buyer.Declined, PurchaseState.Rejected, "card_declined")]
    [InlineData(Buyer.SettlesLate, PurchaseState.Completed, "")]
    public async Task A_card_leads_where_it_should_with_webhooks_doubled_and_delayed(string card, PurchaseState end, string reason)
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        (world.Stripe!.Faults.RepeatWebhook, world.Stripe.Faults.WebhookDelayMax) = (1, TimeSpan.FromMilliseconds(300));
        var buyer = world.NewBuyer();

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), card)).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((end, reason));
        world.Stripe.Charges().Count.ShouldBe(end == PurchaseState.Completed ? 1 : 0);
        await world.BooksAreClosedAsync();
    }

    [Theory]
    [InlineData(true, PurchaseState.Completed)]
    [InlineData(false, PurchaseState.Rejected)]
    public async Task The_bank_is_answered_in_the_browser_with_a_secret_for_the_buyer_alone(bool approve, PurchaseState end)
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);
        var request = new GetPurchaseRequest { PurchaseId = purchase.PurchaseId };

        (await Buyer.ErrorOf(() => world.NewBuyer().Purchases.GetBankQuestionAsync(request).ResponseAsync)).ShouldBe("purchase_not_found");
        (await buyer.Purchases.GetBankQuestionAsync(request)).ClientSecret.ShouldStartWith("pi_");
        world.Stripe.AnswersBank(purchase.PurchaseId, approve);
        await buyer.Purchases.BankAnsweredAsync(request);

        var ended = await buyer.EndsAsync(purchase.PurchaseId);
        (ended.State, ended.FailureReason).ShouldBe((end, approve ? "" : "confirmation_failed"));
        (await Buyer.ErrorOf(() => buyer.Purchases.GetBankQuestionAsync(request).ResponseAsync)).ShouldBe("not_waiting_for_confirmation");
    }

    [Theory]
    [InlineData(Buyer.Accepted, "succeeded")]
    [InlineData(Buyer.RefundFailsFirst, "failed,failed,succeeded")]
    public async Task Cases_07_and_08_what_cannot_be_transferred_is_refunded_and_done_only_when_stripe_says_so(string card, string states)
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.FailingRefunds = 2;
        world.Pictures.RefusesTransfers = "picture_deleted";
        var buyer = world.NewBuyer();

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), card)).PurchaseId);

        purchase.State.ShouldBe(PurchaseState.Refunded);
        string.Join(',', world.Stripe.RefundStates()).ShouldBe(states);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_09_death_between_the_charge_at_stripe_and_the_storing_of_its_answer()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        world.Provider.AfterPay = world.Crash.Now;

        await buyer.BuyAsync(request);
        await Eventually.Holds(() => Task.FromResult(world.Crash.IsDead), dead => dead);
        world.Provider.AfterPay = null;
        await world.RestartAsync();

        (await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        world.Stripe.Charges().ShouldBe([(12_50, "eur")]);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_09_death_between_the_refund_at_stripe_and_the_storing_of_its_answer()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.NoWebhooks = true;
        world.Pictures.RefusesTransfers = "picture_deleted";
        var buyer = world.NewBuyer();
        world.Provider.AfterRefund = world.Crash.Now;

        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id));
        await Eventually.Holds(() => Task.FromResult(world.Crash.IsDead), dead => dead);
        world.Provider.AfterRefund = null;
        await world.RestartAsync();

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Refunded);
        world.Stripe.Refunds().ShouldBe([(12_50, "eur")]);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_10_a_time_out_after_the_work_is_unknown_and_found_by_key_in_the_metadata()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(("Picasso:Payments:Stripe:Retries", "0"));
        (world.Stripe!.Faults.NoWebhooks, world.Stripe.Faults.OnPath, world.Stripe.Faults.LostAnswers) = (true, "/v1/payment_intents", 3);
        var buyer = world.NewBuyer();

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        purchase.State.ShouldBe(PurchaseState.Completed);
        world.Stripe.Charges().ShouldBe([(12_50, "eur")]);
    }

    [Fact]
    public async Task Case_10_an_outage_past_the_reservation_charges_nothing_afterwards()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(("Picasso:Payments:Stripe:Retries", "0"));
        world.Stripe!.Faults.IsDown = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id));
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Reserved);

        world.Clock.Advance(TimeSpan.FromMinutes(16));
        // What was on its way when the clock moved has been refused by then.
        var refused = world.Stripe.Faults.Refused;
        await Eventually.Holds(() => Task.FromResult(world.Stripe.Faults.Refused), seen => seen >= refused + 3, TimeSpan.FromSeconds(60));
        world.Stripe.Faults.IsDown = false;

        var ended = await buyer.EndsAsync(purchase.PurchaseId);
        (ended.State, ended.FailureReason).ShouldBe((PurchaseState.Rejected, "timed_out"));
        world.Stripe.IntentStates().ShouldAllBe(state => state == "canceled");
        world.Stripe.Charges().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, PurchaseState.Completed)]
    [InlineData(true, PurchaseState.Refunded)]
    public async Task Case_11_what_settles_after_the_reservation_lapsed_is_transferred_if_free_and_refunded_if_not(bool taken, PurchaseState end)
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.SettleAfter = TimeSpan.FromMinutes(30);
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
        world.Stripe.Refunds().Count.ShouldBe(taken ? 1 : 0);
        await world.BooksAreClosedAsync();
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(-100, null)]
    [InlineData(0, "usd")]
    public async Task Case_27_an_amount_or_currency_that_stripe_took_instead_is_refunded_as_it_was_taken(long skew, string? currency)
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        (world.Stripe!.Faults.SkewMinor, world.Stripe.Faults.SkewCurrency) = (skew, currency);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((PurchaseState.Refunded, "provider_mismatch"));
        picture.OwnerId.ShouldBe(seller.Id);
        world.Stripe.Refunds().ShouldBe([(12_50 + skew, currency ?? "eur")]);
        await world.BooksAreClosedAsync();
    }
}
