using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Purchasing;

/// <summary>Paid: the ownership is transferred (the pivot); afterwards only forward recovery is possible.</summary>
internal static class Transferring
{
    public static PurchaseState Moved(Purchase purchase, OwnershipMoved moved, Step step)
    {
        // The ownership was transferred before an operator's compensation took effect.
        purchase.ReleaseReason = "";
        (purchase.Position, purchase.MovedAt) = (checked((long)moved.Position), step.Now);
        step.Book(Bookings.Settlement(purchase, step.Now));
        step.Send(purchase.ToSale(step.Now));
        if (purchase.RoyaltyMinor > 0)
            step.Send(purchase.ToCreatorLine(SellerLineKinds.Royalty, purchase.RoyaltyMinor, step.Now));
        return PurchaseState.Transferred;
    }

    public static PurchaseState Refused(Purchase purchase, TransferRefused refused, Step step) =>
        Refunding.Start(purchase, refused.Reason, step);

    /// <summary>
    /// Sends the transfer again, or the release that an operator requested: the purchase does not continue before Pictures has answered.
    /// </summary>
    public static PurchaseState TransferDue(Purchase purchase, PurchaseDue _, Step step)
    {
        step.Send(purchase.ReleaseReason == "" ? purchase.ToTransfer() : purchase.ToRelease());
        purchase.BackOff(step);
        return PurchaseState.Paid;
    }

    /// <summary>From now on Pictures rejects the transfer, unless it has already made it: its answer decides.</summary>
    public static PurchaseState Released(Purchase purchase, ReservationReleased _, Step step)
    {
        purchase.ReleaseReason = "";
        step.Send(purchase.ToTransfer());
        purchase.BackOff(step);
        return PurchaseState.Paid;
    }

    public static PurchaseState Recorded(Purchase purchase, SaleRecorded _, Step step)
    {
        step.Send(Receipts.Bought(purchase));
        step.Send(Receipts.Sold(purchase));
        if (purchase.DisputedMinor > 0)
            return Disputing.Open(purchase, step);
        return purchase.UndoneBy == "" ? PurchaseState.Completed : Undoing.Start(purchase, step);
    }

    public static PurchaseState RecordDue(Purchase purchase, PurchaseDue _, Step step)
    {
        step.Send(purchase.ToSale(purchase.UpdatedAt));
        purchase.BackOff(step);
        return PurchaseState.Transferred;
    }
}
