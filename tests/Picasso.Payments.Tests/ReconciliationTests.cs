using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>The provider's books are held against ours, and what does not match heals or alarms.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class ReconciliationTests
{
    private const string Never = "10:00:00";

    private static readonly (string, string)[] s_often =
    [
        ("Picasso:Payments:Reconciliation:FirstAfter", "00:00:00"), ("Picasso:Payments:Reconciliation:Every", "00:00:00.200"),
        ("Picasso:Payments:Reconciliation:Grace", "00:00:01"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Books_that_agree_leave_no_finding(bool stripe)
    {
        // On a busy machine a healthy purchase may need more than a second to hear of its refund.
        await using var world = await StartAsync(stripe, [.. s_often, ("Picasso:Payments:Reconciliation:Grace", "00:02:00")]);
        var (buyer, other) = (world.NewBuyer(), world.NewBuyer());
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        world.Pictures.RefusesTransfers = "picture_deleted";
        await other.EndsAsync((await other.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = world.Clock.GetUtcNow();

        var status = await Eventually.Holds(() => StatusAsync(world), seen => IsPast(seen, "Charge", since) && IsPast(seen, "Refund", since));
        status.Findings.ShouldBeEmpty();
        (status.Marks.Single(mark => mark.Kind == "Charge").Checked, status.Marks.Single(mark => mark.Kind == "Refund").Checked).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_charge_that_its_purchase_never_heard_of_makes_it_go_on()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(
            [.. s_often, ("Picasso:Payments:Purchase:RetryFirst", Never),
                ("Picasso:Payments:Purchase:RetryMax", Never), ("Picasso:Payments:Purchase:RefundRetryMax", Never)]);
        world.Stripe!.Faults.NoWebhooks = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);
        world.Stripe.AnswersBank(purchase.PurchaseId, approve: true);

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        var status = await Eventually.Holds(() => StatusAsync(world), seen => seen is { Open: 0, Findings.Count: 1 });
        var finding = status.Findings.ShouldHaveSingleItem();
        (finding.Verdict, finding.Reason).ShouldBe(("Heal", "charge_unheard"));
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task A_charge_of_ours_without_a_purchase_is_refunded_once_and_operators_are_alerted()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(s_often);
        var lost = PurchaseIds.New(world.Clock, Ids.New(world.Clock));
        world.Stripe!.Plant(77_00, "eur", [new("picasso_key", ProviderKeys.Charge(lost)), new("picasso_purchase", lost)]);

        var status = await Eventually.Holds(() => StatusAsync(world), seen => seen is { Open: 0, Findings.Count: 1 });

        status.Findings[0].Reason.ShouldBe("charge_without_purchase");
        var until = world.Clock.GetUtcNow();
        await Eventually.Holds(() => StatusAsync(world), seen => IsPast(seen, "Charge", until) && IsPast(seen, "Refund", until));
        world.Stripe.Refunds().ShouldBe([(77_00, "eur")]);
        (await StatusAsync(world)).Findings.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_charge_of_somebody_else_on_the_account_is_never_touched_but_reported()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(s_often);
        world.Stripe!.Plant(5_00, "usd", []);

        var status = await Eventually.Holds(() => StatusAsync(world), seen => seen is { Open: 1, Findings.Count: 1 });

        (status.Findings[0].Verdict, status.Findings[0].Reason).ShouldBe(("Alarm", "charge_unknown"));
        world.Stripe.Refunds().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_outage_of_the_provider_leaves_the_checkpoint_and_is_reported()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync([.. s_often, ("Picasso:Payments:Stripe:Retries", "0")]);
        await Eventually.Holds(() => StatusAsync(world), seen => seen.Marks.Any(mark => mark is { Kind: "Charge", Until: not null }));
        world.Stripe!.Faults.IsDown = true;

        var broken = await Eventually.Holds(() => StatusAsync(world), seen => seen.Marks.All(mark => mark.LastError != ""));
        var again = await Eventually.Holds(() => StatusAsync(world), seen => seen.Marks.All(mark => mark.LastError != ""));
        again.Marks.Select(mark => mark.Until).ShouldBe(broken.Marks.Select(mark => mark.Until));

        world.Stripe.Faults.IsDown = false;
        await Eventually.Holds(() => StatusAsync(world), seen => seen.Marks.All(mark => mark.LastError == ""));
    }

    private static Task<PaymentsWorld> StartAsync(bool stripe, (string, string)[] configuration) =>
        stripe ? PaymentsWorld.StartWithStripeAsync(configuration) : PaymentsWorld.StartAsync(configuration);

    private static async Task<ReconciliationStatus> StatusAsync(PaymentsWorld world) =>
        await world.Operator().GetReconciliationAsync(new GetReconciliationRequest(), cancellationToken: PaymentsWorld.Cancel);

    private static bool IsPast(ReconciliationStatus status, string kind, DateTimeOffset time) =>
        status.Marks.Any(mark => mark.Kind == kind && mark.Until is { } until && until.ToDateTimeOffset() > time);
}
