using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Purchasing;

/// <summary>Paid: the ownership moves (the pivot), then everything goes forward.</summary>
internal static class Transferring
{
    public static PurchaseState Moved(PurchaseSaga purchase, OwnershipMoved moved, Step step)
    {
        // Where an operator wanted the way back, the ownership was quicker.
        purchase.ReleaseReason = "";
        (purchase.Position, purchase.MovedAt) = (checked((long)moved.Position), step.Now);
        purchase.Bookings.Add(Bookings.Settlement(purchase, step.Now));
        purchase.Tell(purchase.ToSale(step.Now));
        if (purchase.RoyaltyMinor > 0)
            purchase.Tell(purchase.ToCreatorLine(SellerLineKinds.Royalty, purchase.RoyaltyMinor, step.Now));
        return PurchaseState.Transferred;
    }

    public static PurchaseState Refused(PurchaseSaga purchase, TransferRefused refused, Step step) =>
        Refunding.Start(purchase, refused.Reason, step);

    /// <summary>Asks for the ownership again, or for the way back where an operator wants that: until Pictures has heard it, nothing goes forward.</summary>
    public static PurchaseState TransferDue(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        purchase.Tell(purchase.ReleaseReason == "" ? purchase.ToTransfer() : purchase.ToRelease());
        purchase.WaitLonger(step);
        return PurchaseState.Paid;
    }

    /// <summary>Pictures turns the purchase away from now on, unless it has moved the ownership before: its answer to the transfer tells which.</summary>
    public static PurchaseState Released(PurchaseSaga purchase, ReservationReleased _, Step step)
    {
        purchase.ReleaseReason = "";
        purchase.Tell(purchase.ToTransfer());
        purchase.WaitLonger(step);
        return PurchaseState.Paid;
    }

    public static PurchaseState Recorded(PurchaseSaga purchase, SaleRecorded _, Step step)
    {
        purchase.Tell(Receipts.Bought(purchase));
        purchase.Tell(Receipts.Sold(purchase));
        if (purchase.DisputedMinor > 0)
            return Disputing.Open(purchase, step);
        return purchase.UndoneBy == "" ? PurchaseState.Completed : Undoing.Start(purchase, step);
    }

    public static PurchaseState RecordDue(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        purchase.Tell(purchase.ToSale(purchase.UpdatedAt));
        purchase.WaitLonger(step);
        return PurchaseState.Transferred;
    }
}
