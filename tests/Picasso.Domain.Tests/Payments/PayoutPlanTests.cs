using Picasso.Kernel;
using Picasso.Payments.Payouts;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What is paid out to a seller: the balance, less what is held against disputes.</summary>
public class PayoutPlanTests
{
    private const string Seller = "seller";
    private const int Bucket = 7;
    private const long Minimum = 1_00;
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(-100, false)]
    public void A_balance_is_paid_out_from_the_minimum_on(long owed, bool isPaid) =>
        Plan([new(owed, "EUR")], [], []).Select(payout => payout.Amount).ShouldBe(isPaid ? [new Money(owed, "EUR")] : []);

    [Fact]
    public void A_payout_is_due_at_once_and_belongs_to_the_seller()
    {
        var payout = Plan([new(5_00, "EUR")], [], []).ShouldHaveSingleItem();
        (payout.SellerId, payout.Bucket, payout.AmountMinor, payout.Currency).ShouldBe((Seller, Bucket, 5_00, "EUR"));
        (payout.State, payout.CreatedAt, payout.DueAt, payout.PaidAt).ShouldBe((PayoutStates.Due, s_now, s_now, null));
    }

    [Fact]
    public void Lines_that_are_held_are_left_out_less_the_reserve_that_the_balance_excludes_already()
    {
        SaleProceeds[] held = [new("a", new Money(10_00, "EUR")), new("a", new Money(-2_00, "EUR")), new("b", new Money(1_00, "EUR"))];
        Plan([new(20_00, "EUR")], held, []).ShouldHaveSingleItem().AmountMinor.ShouldBe(11_00);
    }

    [Fact]
    public void An_open_sale_counts_once_as_its_line_or_else_with_its_expected_proceeds()
    {
        SaleProceeds line = new("a", new Money(10_00, "EUR")), expected = new("a", new Money(9_00, "EUR")), other = new("b", new Money(3_00, "EUR"));
        Plan([new(20_00, "EUR")], [line], [expected, other]).ShouldHaveSingleItem().AmountMinor.ShouldBe(7_00);
        Plan([new(20_00, "EUR")], [], [expected, other]).ShouldHaveSingleItem().AmountMinor.ShouldBe(8_00);
    }

    [Fact]
    public void A_currency_is_held_and_paid_by_itself()
    {
        var payouts = Plan([new(5_00, "CHF"), new(5_00, "EUR"), new(5_00, "USD")], [new("a", new Money(5_00, "EUR"))], []);
        payouts.Select(payout => payout.Amount).ShouldBe([new Money(5_00, "CHF"), new Money(5_00, "USD")]);
    }

    [Fact]
    public void The_id_is_the_number_among_the_sellers_payouts()
    {
        var payouts = Plan([new(5_00, "CHF"), new(5_00, "EUR")], [], [], earlier: 3);
        payouts.Select(payout => payout.PayoutId).ShouldBe([PayoutPlan.IdOf(Seller, 3), PayoutPlan.IdOf(Seller, 4)]);
        Plan([new(1_00, "EUR")], [], [], earlier: 3).Single().PayoutId.ShouldBe(payouts[0].PayoutId);
        PayoutPlan.IdOf("other", 3).ShouldNotBe(payouts[0].PayoutId);
        // Stored ids: an id that changes pays twice.
        PayoutPlan.IdOf(Seller, 3).ShouldBe(Ids.From("payout/seller/3"));
    }

    [Fact]
    public void What_the_ledger_credits_is_owed_by_currency_in_their_order() =>
        PayoutPlan.Owed([new(-5_00, "EUR"), new(-1_00, "CHF"), new(2_00, "EUR")]).ShouldBe([new Money(1_00, "CHF"), new Money(3_00, "EUR")]);

    [Fact]
    public void A_payout_that_was_sent_has_no_error_and_is_not_tried_again()
    {
        var payout = Plan([new(5_00, "EUR")], [], []).Single();
        payout.Fail("balance_insufficient");
        payout.Succeed("tr_1", s_now.AddHours(1));
        (payout.State, payout.TransferId, payout.PaidAt).ShouldBe((PayoutStates.Paid, "tr_1", s_now.AddHours(1)));
        (payout.DueAt, payout.LastError, payout.Version).ShouldBe((null, "", 2));
    }

    [Theory]
    [InlineData("balance_insufficient", "balance_insufficient", 1)]
    [InlineData(null, "provider_silent", 0)]
    public void A_missing_answer_is_no_rejection_so_that_the_next_attempt_repeats_the_same_call(string? error, string lastError, int refusals)
    {
        var payout = Plan([new(5_00, "EUR")], [], []).Single();
        payout.Fail(error);
        (payout.State, payout.DueAt, payout.LastError, payout.Refusals, payout.Version).ShouldBe((PayoutStates.Due, s_now, lastError, refusals, 1));
    }

    [Fact]
    public void A_key_names_seller_and_payout_and_nothing_else_is_read_as_one()
    {
        var (seller, payout) = (Ids.From("seller"), Ids.From("payout"));
        var key = PayoutKeys.Of(new SellerPayout { SellerId = seller, PayoutId = payout });
        key.ShouldBe($"payout:{seller}:{payout}");
        PayoutKeys.Read(key).ShouldBe((seller, payout));
        foreach (var other in new[] { "", $"{seller}:charge", $"payout:{seller}", $"payout:{seller}:x", $"payout:x:{payout}", $"{key}:more", $"payouts:{seller}:{payout}" })
            PayoutKeys.Read(other).ShouldBeNull();
    }

    private static IReadOnlyList<SellerPayout> Plan(
        IReadOnlyList<Money> owed, IReadOnlyList<SaleProceeds> held, IReadOnlyList<SaleProceeds> open, int earlier = 0) =>
        PayoutPlan.Of(new SellerEarnings(Seller, Bucket, earlier, owed, held, open), Minimum, s_now);
}
