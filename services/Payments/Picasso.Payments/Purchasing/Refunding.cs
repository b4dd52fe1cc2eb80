using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;

namespace Picasso.Payments.Purchasing;

/// <summary>Charged but not transferable: all of the money goes back, however long the provider takes.</summary>
internal static class Refunding
{
    public static PurchaseState Start(PurchaseSaga purchase, string reason, Step step)
    {
        purchase.FailureReason = reason;
        purchase.Bookings.Add(Bookings.RefundDue(purchase, step.Now));
        purchase.Release(Reasons.Refund);
        purchase.Tell(new RefundPayment(purchase.PurchaseId));
        return PurchaseState.RefundPending;
    }

    public static PurchaseState Succeeded(PurchaseSaga purchase, RefundSucceeded refunded, Step step)
    {
        if (refunded.AmountMinor != purchase.CapturedMinor || refunded.Currency != purchase.CapturedCurrency)
            return Delay(purchase, "refund_mismatch");
        purchase.RefundId = refunded.RefundId;
        purchase.Bookings.Add(Bookings.Refund(purchase, step.Now));
        purchase.Tell(new SaleAbandoned(purchase.PurchaseId, purchase.SellerId));
        purchase.Tell(Receipts.Refunded(purchase));
        return PurchaseState.Refunded;
    }

    public static PurchaseState Delayed(PurchaseSaga purchase, RefundDelayed delayed, Step _) => Delay(purchase, delayed.Reason);

    public static PurchaseState Due(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        purchase.Tell(new RefundPayment(purchase.PurchaseId));
        if (purchase.ReleaseReason != "")
            purchase.Tell(purchase.ToRelease());
        purchase.WaitLonger(step, step.Options.RefundRetryMax);
        return PurchaseState.RefundPending;
    }

    private static PurchaseState Delay(PurchaseSaga purchase, string reason)
    {
        purchase.Trouble = reason;
        purchase.Alarms.Add(reason);
        return PurchaseState.RefundPending;
    }
}
