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
        step.Send(purchase.ToReservation());
        return PurchaseState.Requested;
    }

    public static PurchaseState Reserved(Purchase purchase, PictureReserved _, Step step)
    {
        if (step.Now >= purchase.ReservedUntil)
            return TimeOut(purchase, step);
        step.Send(new ChargeCard(purchase.PurchaseId));
        return PurchaseState.Reserved;
    }

    public static PurchaseState Refused(Purchase purchase, ReservationRefused refused, Step step) => purchase.Reject(refused.Reason, step.Effects);

    public static PurchaseState SaleRefused(Purchase purchase, SaleRefused refused, Step step) => purchase.Reject(refused.Reason, step.Effects);

    public static PurchaseState Due(Purchase purchase, PurchaseDue _, Step step)
    {
        if (step.Now >= purchase.ReservedUntil)
            return TimeOut(purchase, step);
        step.Send(purchase.SellerInformed ? purchase.ToReservation() : purchase.ToOpenSale());
        purchase.BackOff(step);
        return PurchaseState.Requested;
    }

    /// <summary>A late reservation has to be released.</summary>
    public static PurchaseState ReservedTooLate(Purchase purchase, PictureReserved _, Step step)
    {
        if (purchase.ReleaseReason == "")
            purchase.DueAt = step.Now + step.Times.RetryFirst;
        purchase.Release(purchase.ReleaseReason is { Length: > 0 } reason ? reason : Reasons.TimedOut, step.Effects);
        return purchase.State;
    }

    private static PurchaseState TimeOut(Purchase purchase, Step step)
    {
        purchase.Release(Reasons.TimedOut, step.Effects);
        return purchase.Reject(Reasons.TimedOut, step.Effects);
    }
}
