using System.Net;
using System.Text;
using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Webhooks of Stripe: twice, late, out of order, forged or not at all.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class StripeWebhookTests
{
    private const string Never = "01:00:00";

    [Fact]
    public async Task Case_03_a_webhook_that_comes_again_answers_200_and_changes_nothing()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        var payload = world.Stripe.Events("payment_intent.succeeded").ShouldHaveSingleItem();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Stripe.DeliverAsync(payload)));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        world.EventsHeard().ShouldBe(1);
        (await buyer.GetAsync(purchase.PurchaseId)).ShouldBe(purchase);
        world.Stripe.Charges().ShouldBe([(12_50, "eur")]);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_04_webhooks_out_of_order_lead_to_what_the_providers_object_says()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(
            ("Picasso:Payments:Purchase:RetryFirst", Never), ("Picasso:Payments:Purchase:RetryMax", Never), ("Picasso:Payments:Purchase:RefundRetryMax", Never));
        world.Stripe!.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);
        world.Stripe.AnswersBank(purchase.PurchaseId, approve: true).ShouldBeTrue();
        var payloads = new[] { "payment_intent.succeeded", "payment_intent.requires_action", "payment_intent.created" }
            .SelectMany(world.Stripe.Events).ToList();
        // One that says the opposite of what is: the payment failed.
        payloads.Insert(0, Picasso.StripeStandIn.StandIn.Retyped(payloads[0], "payment_intent.payment_failed"));

        foreach (var payload in payloads)
            (await world.Stripe.DeliverAsync(payload)).ShouldBe(HttpStatusCode.OK);

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_04_a_webhook_before_our_own_call_returned_is_not_lost()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(("Picasso:Payments:Stripe:Retries", "0"));
        var stripe = world.Stripe!;
        stripe.Faults.NoWebhooks = true;
        var (heard, early) = (new List<HttpStatusCode>(), 0);
        stripe.Faults.AfterWork = async path =>
        {
            if (path == "/v1/payment_intents" && Interlocked.Exchange(ref early, 1) == 0)
                heard.Add(await stripe.DeliverAsync(stripe.Events("payment_intent.succeeded")[0]));
        };
        var buyer = world.NewBuyer();

        (await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        heard.ShouldBe([HttpStatusCode.OK]);
        stripe.Charges().ShouldBe([(12_50, "eur")]);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_05_without_any_webhook_and_without_the_buyers_tab_a_poller_reaches_the_same_end()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        world.Stripe!.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);

        world.Stripe.AnswersBank(purchase.PurchaseId, approve: true);

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        world.EventsHeard().ShouldBe(0);
    }

    [Fact]
    public async Task Case_06_a_forged_old_or_endless_webhook_is_refused()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        var stripe = world.Stripe!;
        stripe.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        var payload = stripe.Events("payment_intent.succeeded")[0];

        (await stripe.DeliverAsync(payload, secret: "whsec_of_somebody_else")).ShouldBe(HttpStatusCode.BadRequest);
        (await stripe.DeliverAsync(payload, age: TimeSpan.FromMinutes(6))).ShouldBe(HttpStatusCode.BadRequest);
        (await stripe.DeliverAsync(payload, age: -TimeSpan.FromMinutes(6))).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(world, payload, signature: null)).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(world, payload, signature: "t=1,v1=00")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(world, "no event", signature: "nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(world, payload, signature: "t=NaN,v1=00")).ShouldBe(HttpStatusCode.BadRequest);
        (await stripe.DeliverAsync(payload.PadRight(300_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        world.EventsHeard().ShouldBe(0);

        (await stripe.DeliverAsync(Picasso.StripeStandIn.StandIn.Retyped(payload, "customer.created"))).ShouldBe(HttpStatusCode.OK);
        world.EventsHeard().ShouldBe(0);
        (await stripe.DeliverAsync(payload, age: TimeSpan.FromMinutes(4))).ShouldBe(HttpStatusCode.OK);
        world.EventsHeard().ShouldBe(1);
    }

    [Fact]
    public async Task Case_18_webhooks_of_a_dispute_make_the_purchase_disputed_once()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync();
        var stripe = world.Stripe!;
        stripe.Faults.RepeatWebhook = 1;
        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        stripe.Dispute(Picasso.Payments.Purchasing.ProviderKeys.Charge(purchase.PurchaseId));

        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Disputed);
        var balance = await world.Operator().GetTrialBalanceAsync(new GetTrialBalanceRequest());
        balance.Balanced.ShouldBeTrue();
        balance.Accounts.Single(account => account.Account == "disputes").Balance.Minor.ShouldBe(12_50);
    }

    private static async Task<HttpStatusCode> PostAsync(PaymentsWorld world, string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var response = await world.Host.HttpClient().SendAsync(request, PaymentsWorld.Cancel);
        return response.StatusCode;
    }
}
