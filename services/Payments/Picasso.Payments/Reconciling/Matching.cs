using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Payouts;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Reconciling;

/// <summary>What a record of the provider's means to us. The names are stored.</summary>
internal enum Verdict
{
    /// <summary>Our books say the same.</summary>
    Matched,

    /// <summary>Too young to say.</summary>
    Pending,

    /// <summary>The purchase has not recorded it: a look-up is sent.</summary>
    Heal,

    /// <summary>It belongs to no purchase: it is refunded, and an operator is alerted.</summary>
    GiveBack,

    /// <summary>People must look at it.</summary>
    Alarm,
}

/// <summary>A verdict with its reason and what is sent to heal it.</summary>
internal sealed record Match(Verdict Verdict, string Reason = "", object? Message = null)
{
    public static Match Matched { get; } = new(Verdict.Matched);

    public static Match Pending { get; } = new(Verdict.Pending);
}

/// <summary>Holds one record against the row that it should belong to and what the ledger booked for it. Pure.</summary>
internal static class Matching
{
    /// <param name="record">The provider's.</param>
    /// <param name="purchase">Ours; null when there is none.</param>
    /// <param name="booked">What the ledger booked as charged for the purchase; null for nothing.</param>
    /// <param name="isYoung">Our side may still be on its way.</param>
    public static Match OfCharge(ProviderRecord record, PurchaseSaga? purchase, Money? booked, bool isYoung)
    {
        // Another business on the same account, or a person by hand: it is not ours to give back.
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

    /// <param name="record">The provider's.</param>
    /// <param name="purchase">Ours; null when there is none.</param>
    /// <param name="booked">What the ledger booked as refunded for the purchase; null for nothing.</param>
    /// <param name="isYoung">Our side may still be on its way.</param>
    public static Match OfRefund(ProviderRecord record, PurchaseSaga? purchase, Money? booked, bool isYoung)
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

    /// <param name="record">The provider's.</param>
    /// <param name="payout">Ours; null when there is none.</param>
    /// <param name="isYoung">Our side may still be on its way.</param>
    public static Match OfTransfer(ProviderRecord record, PayoutRow? payout, bool isYoung)
    {
        if (payout is null)
            return new(Verdict.Alarm, "transfer_unknown");
        if (payout.State != PayoutStates.Paid)
            return isYoung ? Match.Pending : new(Verdict.Alarm, "transfer_unheard");
        return payout.TransferId == record.Id && new Money(payout.AmountMinor, payout.Currency) == record.Amount
            ? Match.Matched
            : new(Verdict.Alarm, "transfer_differs");
    }
}
