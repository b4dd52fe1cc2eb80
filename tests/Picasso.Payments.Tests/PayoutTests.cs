using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using PayoutsApi = Picasso.Contracts.Payments.Payouts;

namespace Picasso.Payments.Tests;

/// <summary>Sellers get their money, once, after the hold, from the sandbox as from Stripe.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class PayoutTests
{
    private static readonly (string, string)[] s_often =
    [
        ("Picasso:Payments:Payouts:Every", "00:00:00.100"), ("Picasso:Payments:Payouts:Hold", "7.00:00:00"), ("Picasso:Payments:Payouts:RetryFirst", "00:00:00.100"),
        ("Picasso:Payments:Payouts:RetryMax", "00:00:00.200"), ("Picasso:Payments:Reconciliation:FirstAfter", "00:00:00"),
        ("Picasso:Payments:Reconciliation:Every", "00:00:00.200"), ("Picasso:Payments:Reconciliation:Grace", "00:02:00"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sales_are_paid_out_once_after_the_hold_to_a_seller_who_completed_the_onboarding(bool stripe)
    {
        await using var world = stripe ? await PaymentsWorld.StartWithStripeAsync(s_often) : await PaymentsWorld.StartAsync(s_often);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        (await PayoutsOf(world, seller).GetMineAsync(new GetPayoutsRequest())).State.ShouldBe(PayoutAccountState.None);
        await OnboardAsync(world, seller);
        for (var i = 0; i < 2; i++)
            (await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        var held = await PayoutsOf(world, seller).GetMineAsync(new GetPayoutsRequest());
        held.Payouts.ShouldBeEmpty();
        var earned = held.Waiting.ShouldHaveSingleItem().Minor;
        var next = held.Next.ShouldHaveSingleItem();
        (held.Hold.ToTimeSpan(), next.Held.Minor, next.Open.Minor, next.Minimum.Minor).ShouldBe((TimeSpan.FromDays(7), earned, 0, 100));
        (next.At.ToDateTimeOffset() - world.Clock.GetUtcNow()).ShouldBeInRange(TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
        next.HeldUntil.ShouldBeGreaterThanOrEqualTo(next.At);

        world.Clock.Advance(TimeSpan.FromDays(8));

        var paid = await PaidAsync(world, seller);
        paid.Payouts.Sum(payout => payout.Amount.Minor).ShouldBe(earned);
        paid.Waiting.ShouldAllBe(sum => sum.Minor == 0);
        var balance = await world.Operator().GetTrialBalanceAsync(new GetTrialBalanceRequest());
        balance.Balanced.ShouldBeTrue();
        balance.Accounts.Single(account => account.Account == "payouts").Balance.Minor.ShouldBe(0);
        await NothingIsFoundAsync(world);
    }

    [Fact]
    public async Task Onboarding_leads_back_to_the_public_address()
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:PublicUrl", "https://market.example"));
        var link = await PayoutsOf(world, world.NewSeller()).StartOnboardingAsync(new StartOnboardingRequest());
        link.Url.ShouldBe("https://market.example/me/sales");
    }

    [Fact]
    public async Task A_payout_that_fails_is_seen_and_tried_again_and_sent_once()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync([.. s_often, ("Picasso:Payments:Stripe:Retries", "0")]);
        world.Stripe!.Faults.FailingTransfers = int.MaxValue;
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        await OnboardAsync(world, seller);
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        world.Clock.Advance(TimeSpan.FromDays(8));

        var failing = await Eventually.Holds(
            async () => await world.Operator().GetReconciliationAsync(new GetReconciliationRequest()), seen => seen.FailingPayouts.Count == 1);
        failing.FailingPayouts[0].LastError.ShouldBe("balance_insufficient");

        // Refused no more, but the first answers get lost after the money was sent.
        (world.Stripe.Faults.OnPath, world.Stripe.Faults.LostAnswers, world.Stripe.Faults.FailingTransfers) = ("/v1/transfers", 3, 0);
        await PaidAsync(world, seller);
        world.Stripe.ReadBooks()["transfer"]!.AsArray().Count.ShouldBe(1);
        await NothingIsFoundAsync(world);
    }

    [Fact]
    public async Task A_disputed_sale_is_not_paid_out()
    {
        await using var world = await PaymentsWorld.StartWithStripeAsync(s_often);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        await OnboardAsync(world, seller);
        var disputed = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id, priceMinor: 30_00))).PurchaseId);
        world.Stripe!.Dispute(Picasso.Payments.Purchasing.ProviderKeys.Charge(disputed.PurchaseId));
        await buyer.ReachesAsync(disputed.PurchaseId, PurchaseState.Disputed);
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        var overview = await PayoutsOf(world, seller).GetMineAsync(new GetPayoutsRequest());
        var (waiting, next) = (overview.Waiting.Sum(sum => sum.Minor), overview.Next.ShouldHaveSingleItem());
        (next.Amount.Minor + next.Open.Minor).ShouldBe(waiting);
        next.Open.Minor.ShouldBeGreaterThan(15_00);

        world.Clock.Advance(TimeSpan.FromDays(8));

        var paid = await PaidAsync(world, seller);
        paid.Payouts.ShouldHaveSingleItem().Amount.Minor.ShouldBeLessThan(15_00);
        (paid.Payouts[0].Amount.Minor + paid.Waiting.Sum(sum => sum.Minor)).ShouldBe(waiting);
    }

    private static PayoutsApi.PayoutsClient PayoutsOf(PaymentsWorld world, Seller seller) =>
        world.Host.Client<PayoutsApi.PayoutsClient>(TestTokens.For(seller.Id));

    private static async Task OnboardAsync(PaymentsWorld world, Seller seller)
    {
        var start = await PayoutsOf(world, seller).StartOnboardingAsync(new StartOnboardingRequest());
        if (world.Stripe is { } stripe)
        {
            start.Url.ShouldStartWith("https://connect.example/");
            (await PayoutsOf(world, seller).GetMineAsync(new GetPayoutsRequest())).State.ShouldBe(PayoutAccountState.Pending);
            stripe.Onboard(new Uri(start.Url).Segments[^1]);
        }

        await Eventually.Holds(
            async () => await PayoutsOf(world, seller).GetMineAsync(new GetPayoutsRequest()), seen => seen.State == PayoutAccountState.Active);
    }

    private static Task<PayoutsOverview> PaidAsync(PaymentsWorld world, Seller seller) => Eventually.Holds(
        async () => await PayoutsOf(world, seller).GetMineAsync(new GetPayoutsRequest()),
        seen => seen.Payouts.Count > 0 && seen.Payouts.All(payout => payout.Paid), TimeSpan.FromSeconds(60));

    private static async Task NothingIsFoundAsync(PaymentsWorld world)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = world.Clock.GetUtcNow();
        var status = await Eventually.Holds(
            async () => await world.Operator().GetReconciliationAsync(new GetReconciliationRequest()),
            seen => seen.Marks.Count == 3 && seen.Marks.All(mark => mark.Until is { } until && until.ToDateTimeOffset() > since));
        status.Findings.ShouldBeEmpty();
        status.Marks.Single(mark => mark.Kind == "Transfer").Checked.ShouldBe(1);
    }
}
