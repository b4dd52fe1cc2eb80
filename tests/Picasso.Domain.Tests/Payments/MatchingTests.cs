using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Payouts;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Purchase = Picasso.Payments.Purchasing.Purchase;
using Picasso.Payments.Reconciling;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What a record in the provider's books means, case by case.</summary>
public class MatchingTests
{
    private const string Id = "01936e2f-0000-7000-8000-000000000001";
    private static readonly Money s_price = new(12_50, "EUR");

    [Theory]
    [InlineData(PurchaseState.Paid, "pi_1", 12_50, false, nameof(Verdict.Matched), "")]
    [InlineData(PurchaseState.Completed, "pi_1", 12_51, false, nameof(Verdict.Alarm), "charge_differs")]
    [InlineData(PurchaseState.Completed, "pi_2", 12_50, false, nameof(Verdict.GiveBack), "charge_doubled")]
    [InlineData(PurchaseState.Paid, "", 12_50, true, nameof(Verdict.Pending), "")]
    [InlineData(PurchaseState.Paid, "", 12_50, false, nameof(Verdict.Alarm), "charge_differs")]
    [InlineData(PurchaseState.Completed, "pi_2", 12_50, true, nameof(Verdict.Pending), "")]
    [InlineData(PurchaseState.NeedsConfirmation, "", null, true, nameof(Verdict.Pending), "")]
    [InlineData(PurchaseState.NeedsConfirmation, "", null, false, nameof(Verdict.Heal), "charge_unheard")]
    [InlineData(PurchaseState.Rejected, "", null, false, nameof(Verdict.Heal), "charge_unheard")]
    [InlineData(PurchaseState.Requested, "", null, false, nameof(Verdict.Alarm), "charge_too_early")]
    public void A_charge_is_held_against_its_purchase(
        PurchaseState state, string paymentId, int? booked, bool young, string verdict, string reason)
    {
        var purchase = new Purchase { PurchaseId = Id, CurrentState = state.ToString(), PaymentId = paymentId };
        var match = Matching.OfCharge(Charge(ProviderKeys.Charge(Id)), purchase, booked is { } minor ? new Money(minor, "EUR") : null, young);
        (match.Verdict.ToString(), match.Reason).ShouldBe((verdict, reason));
        (match.Message is LookUpPayment).ShouldBe(verdict == nameof(Verdict.Heal));
    }

    [Fact]
    public void A_charge_of_ours_without_a_purchase_goes_back_and_one_that_is_not_ours_is_left_alone()
    {
        Matching.OfCharge(Charge(ProviderKeys.Charge(Id)), null, null, isYoung: true).Verdict.ShouldBe(Verdict.Pending);
        Matching.OfCharge(Charge(ProviderKeys.Charge(Id)), null, null, isYoung: false).Verdict.ShouldBe(Verdict.GiveBack);
        Matching.OfCharge(Charge(""), null, null, isYoung: false).Verdict.ShouldBe(Verdict.Alarm);
    }

    [Theory]
    [InlineData(PurchaseState.Refunded, "re_1", 12_50, nameof(Verdict.Matched), "")]
    [InlineData(PurchaseState.Refunded, "re_2", 12_50, nameof(Verdict.Alarm), "refund_differs")]
    [InlineData(PurchaseState.Refunded, "re_1", 12_00, nameof(Verdict.Alarm), "refund_differs")]
    [InlineData(PurchaseState.RefundPending, "", null, nameof(Verdict.Heal), "refund_unheard")]
    [InlineData(PurchaseState.Completed, "", null, nameof(Verdict.Alarm), "refund_unexpected")]
    public void A_refund_is_held_against_its_purchase(PurchaseState state, string refundId, int? booked, string verdict, string reason)
    {
        var purchase = new Purchase { PurchaseId = Id, CurrentState = state.ToString(), RefundId = refundId };
        var match = Matching.OfRefund(Refund(ProviderKeys.Refund(Id)), purchase, booked is { } minor ? new Money(minor, "EUR") : null, isYoung: false);
        (match.Verdict.ToString(), match.Reason).ShouldBe((verdict, reason));
    }

    [Theory]
    [InlineData(PayoutStates.Paid, "tr_1", 12_50, nameof(Verdict.Matched), "")]
    [InlineData(PayoutStates.Paid, "tr_2", 12_50, nameof(Verdict.Alarm), "transfer_differs")]
    [InlineData(PayoutStates.Paid, "tr_1", 12_49, nameof(Verdict.Alarm), "transfer_differs")]
    [InlineData(PayoutStates.Due, "", 12_50, nameof(Verdict.Alarm), "transfer_unheard")]
    public void A_transfer_is_held_against_its_payout(string state, string transferId, long amount, string verdict, string reason)
    {
        var payout = new SellerPayout { State = state, TransferId = transferId, AmountMinor = amount, Currency = "EUR" };
        var record = new ProviderRecord(RecordKind.Transfer, "tr_1", "key", "", s_price, DateTimeOffset.UnixEpoch);
        var match = Matching.OfTransfer(record, payout, isYoung: false);
        (match.Verdict.ToString(), match.Reason).ShouldBe((verdict, reason));
        Matching.OfTransfer(record, null, isYoung: false).Reason.ShouldBe("transfer_unknown");
    }

    [Fact]
    public void A_refund_without_a_purchase_is_an_alarm_and_one_that_is_young_may_still_be_recorded()
    {
        Matching.OfPayment(Refund(ProviderKeys.Refund(Id)), null, null, isYoung: false).Reason.ShouldBe("refund_unknown");
        var pending = new Purchase { PurchaseId = Id, CurrentState = nameof(PurchaseState.RefundPending) };
        Matching.OfPayment(Refund(ProviderKeys.Refund(Id)), pending, null, isYoung: true).Verdict.ShouldBe(Verdict.Pending);
    }

    [Fact]
    public void The_refund_of_a_charge_that_belongs_to_no_purchase_matches()
    {
        ProviderKeys.OrphanRefund("ch_1").ShouldBe("orphan:ch_1");
        Matching.OfPayment(Refund(ProviderKeys.OrphanRefund("ch_1")), null, null, isYoung: false).Verdict.ShouldBe(Verdict.Matched);
        ProviderKeys.IsOrphanRefund("ch_1:orphan:").ShouldBeFalse();
    }

    [Fact]
    public void A_record_of_a_payment_is_judged_by_its_kind()
    {
        Matching.OfPayment(Charge(ProviderKeys.Charge(Id)), null, null, isYoung: false).Reason.ShouldBe("charge_without_purchase");
        Matching.OfPayment(Refund(ProviderKeys.Refund(Id)), null, null, isYoung: false).Reason.ShouldBe("refund_unknown");
    }

    [Fact]
    public void The_time_of_a_purchase_is_read_from_its_key() => ProviderKeys.TimeOf(ProviderKeys.Charge(Id))
        .ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(0x01936e2f0000));

    private static ProviderRecord Refund(string key) => new(RecordKind.Refund, "re_1", key, "pi_1", s_price, DateTimeOffset.UnixEpoch);

    private static ProviderRecord Charge(string key) => new(RecordKind.Charge, "ch_1", key, "pi_1", s_price, DateTimeOffset.UnixEpoch);
}
