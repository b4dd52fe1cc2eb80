using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Payouts;
using Picasso.Payments.Purchasing;
using Purchase = Picasso.Payments.Purchasing.Purchase;

namespace Picasso.Payments.Reconciling;

/// <summary>Compares one record with its row and with what the ledger booked for it. Pure.</summary>
internal static class Matching
{
    /// <param name="record">The provider's record of a charge or a refund.</param>
    /// <param name="purchase">Picasso's purchase; null when there is none.</param>
    /// <param name="booked">What the ledger booked for it; null for nothing.</param>
    /// <param name="isYoung">Picasso's own record may still be pending.</param>
    public static Match OfPayment(ProviderRecord record, Purchase? purchase, Money? booked, bool isYoung) => record.Kind == RecordKind.Charge
        ? OfCharge(record, purchase, booked, isYoung)
        : OfRefund(record, purchase, booked, isYoung);

    /// <param name="record">The provider's record.</param>
    /// <param name="purchase">Picasso's purchase; null when there is none.</param>
    /// <param name="booked">What the ledger booked as charged for the purchase; null for nothing.</param>
    /// <param name="isYoung">Picasso's own record may still be pending.</param>
    public static Match OfCharge(ProviderRecord record, Purchase? purchase, Money? booked, bool isYoung)
    {
        // Another business on the same account, or a manual charge: Picasso must not refund it.
        if (record.Key == "")
            return new(Verdict.Alarm, "charge_unknown");
        if (purchase is not null && purchase.PaymentId == record.PaymentId && booked == record.Amount)
            return Match.Matched;
        if (isYoung)
            return Match.Pending;
        if (purchase is null)
            return new(Verdict.GiveBack, "charge_without_purchase");
        if (booked is null)
        {
            return purchase.State == PurchaseState.Requested
                ? new(Verdict.Alarm, "charge_too_early")
                : new(Verdict.Heal, "charge_unheard", new LookUpPayment(purchase.PurchaseId));
        }

        return purchase.PaymentId != "" && purchase.PaymentId != record.PaymentId
            ? new(Verdict.GiveBack, "charge_doubled")
            : new(Verdict.Alarm, "charge_differs");
    }

    /// <param name="record">The provider's record.</param>
    /// <param name="purchase">Picasso's purchase; null when there is none.</param>
    /// <param name="booked">What the ledger booked as refunded for the purchase; null for nothing.</param>
    /// <param name="isYoung">Picasso's own record may still be pending.</param>
    public static Match OfRefund(ProviderRecord record, Purchase? purchase, Money? booked, bool isYoung)
    {
        if (ProviderKeys.IsOrphanRefund(record.Key))
            return Match.Matched;
        if (purchase is null)
            return new(Verdict.Alarm, "refund_unknown");
        if (booked is not null)
            return booked == record.Amount && purchase.RefundId == record.Id ? Match.Matched : new(Verdict.Alarm, "refund_differs");
        if (isYoung)
            return Match.Pending;
        return purchase.State == PurchaseState.RefundPending
            ? new(Verdict.Heal, "refund_unheard", new RefundPayment(purchase.PurchaseId))
            : new(Verdict.Alarm, "refund_unexpected");
    }

    /// <param name="record">The provider's record.</param>
    /// <param name="payout">Picasso's payout; null when there is none.</param>
    /// <param name="isYoung">Picasso's own record may still be pending.</param>
    public static Match OfTransfer(ProviderRecord record, SellerPayout? payout, bool isYoung)
    {
        if (payout is null)
            return new(Verdict.Alarm, "transfer_unknown");
        if (payout.State != PayoutStates.Paid)
            return isYoung ? Match.Pending : new(Verdict.Alarm, "transfer_unheard");
        return payout.TransferId == record.Id && payout.Amount == record.Amount
            ? Match.Matched
            : new(Verdict.Alarm, "transfer_differs");
    }
}
