using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;

namespace Picasso.Payments.Purchasing;

/// <summary>Charged but not transferable: the whole amount is refunded, however long the provider takes.</summary>
internal static class Refunding
{
    public static PurchaseState Start(Purchase purchase, string reason, Step step)
    {
        purchase.FailureReason = reason;
        step.Book(Bookings.RefundDue(purchase, step.Now));
        purchase.Release(Reasons.Refund, step.Effects);
        step.Send(new RefundPayment(purchase.PurchaseId));
        return PurchaseState.RefundPending;
    }

    public static PurchaseState Succeeded(Purchase purchase, RefundSucceeded refunded, Step step)
    {
        if (refunded.AmountMinor != purchase.ToRefundMinor || refunded.Currency != purchase.CapturedCurrency)
            return Delay(purchase, "refund_mismatch", step);
        return Close(purchase, refunded.RefundId, step);
    }

    public static PurchaseState Delayed(Purchase purchase, RefundDelayed delayed, Step step) =>
        CloseIfTaken(purchase, step) ?? Delay(purchase, delayed.Reason, step);

    public static PurchaseState Due(Purchase purchase, PurchaseDue _, Step step)
    {
        if (CloseIfTaken(purchase, step) is { } closed)
            return closed;
        step.Send(new RefundPayment(purchase.PurchaseId));
        if (purchase.ReleaseReason != "")
            step.Send(purchase.ToRelease());
        purchase.BackOff(step, step.Times.RefundRetryMax);
        return PurchaseState.RefundPending;
    }

    /// <summary>
    /// The bank took the money before the refund completed: the liability to the buyer is met by it. When the dispute is won, the refund continues.
    /// </summary>
    public static PurchaseState DisputeEnded(Purchase purchase, DisputeEnded ended, Step step)
    {
        Disputing.EarlyDisputeRecorded(purchase, ended, step);
        return CloseIfTaken(purchase, step) ?? PurchaseState.RefundPending;
    }

    /// <summary>
    /// Ends the refund when the bank has taken the whole liability, in any order of its messages and Picasso's; null when it has not. An amount that
    /// the bank took before the refund of an undone resale started is not part of that liability.
    /// </summary>
    public static PurchaseState? CloseIfTaken(Purchase purchase, Step step) =>
        purchase.DisputeOutcome == DisputeOutcome.Lost && purchase.DisputedMinor == purchase.CapturedMinor
        && purchase.DisputedMinor == purchase.ToRefundMinor && purchase.DisputedCurrency == purchase.CapturedCurrency
            ? Close(purchase, purchase.DisputeId, step)
            : null;

    private static PurchaseState Close(Purchase purchase, string refundId, Step step)
    {
        purchase.RefundId = refundId;
        step.Book(Bookings.Refund(purchase, step.Now));
        step.Send(new SaleAbandoned(purchase.PurchaseId, purchase.SellerId));
        step.Send(Receipts.Refunded(purchase));
        return PurchaseState.Refunded;
    }

    private static PurchaseState Delay(Purchase purchase, string reason, Step step)
    {
        purchase.LastError = reason;
        step.Alert(reason);
        return PurchaseState.RefundPending;
    }
}
