using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;

namespace Picasso.Payments.Purchasing;

/// <summary>Before any charge: the sale is opened in the seller's shard, then the picture is reserved.</summary>
internal static class Reserving
{
    public static PurchaseState SellerKnows(Purchase purchase, SaleOpened _, Step step)
    {
        if (purchase.SellerInformed)
            return PurchaseState.Requested;
        purchase.SellerInformed = true;
        purchase.DueAt = step.Now + step.Times.RetryFirst;
        purchase.Enqueue(purchase.ToReservation());
        return PurchaseState.Requested;
    }

    public static PurchaseState Reserved(Purchase purchase, PictureReserved _, Step step)
    {
        if (step.Now >= purchase.ReservedUntil)
            return TimeOut(purchase);
        purchase.Enqueue(new ChargeCard(purchase.PurchaseId));
        return PurchaseState.Reserved;
    }

    public static PurchaseState Refused(Purchase purchase, ReservationRefused refused, Step _) => purchase.Reject(refused.Reason);

    public static PurchaseState SaleRefused(Purchase purchase, SaleRefused refused, Step _) => purchase.Reject(refused.Reason);

    public static PurchaseState Due(Purchase purchase, PurchaseDue _, Step step)
    {
        if (step.Now >= purchase.ReservedUntil)
            return TimeOut(purchase);
        purchase.Enqueue(purchase.SellerInformed ? purchase.ToReservation() : purchase.ToOpenSale());
        purchase.BackOff(step);
        return PurchaseState.Requested;
    }

    /// <summary>A late reservation has to be released.</summary>
    public static PurchaseState ReservedTooLate(Purchase purchase, PictureReserved _, Step step)
    {
        if (purchase.ReleaseReason == "")
            purchase.DueAt = step.Now + step.Times.RetryFirst;
        purchase.Release(purchase.ReleaseReason is { Length: > 0 } reason ? reason : Reasons.TimedOut);
        return purchase.State;
    }

    private static PurchaseState TimeOut(Purchase purchase)
    {
        purchase.Release(Reasons.TimedOut);
        return purchase.Reject(Reasons.TimedOut);
    }
}
