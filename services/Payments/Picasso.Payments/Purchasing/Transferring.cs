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
        purchase.Position = checked((long)moved.Position);
        purchase.Bookings.Add(Bookings.Settlement(purchase, step.Now));
        purchase.Tell(purchase.ToSale(step.Now));
        if (purchase.RoyaltyMinor > 0)
            purchase.Tell(purchase.ToCreatorLine(SellerLineKinds.Royalty, purchase.RoyaltyMinor, step.Now));
        return PurchaseState.Transferred;
    }

    public static PurchaseState Refused(PurchaseSaga purchase, TransferRefused refused, Step step) =>
        Refunding.Start(purchase, refused.Reason, step);

    public static PurchaseState TransferDue(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        purchase.Tell(purchase.ToTransfer());
        purchase.WaitLonger(step);
        return PurchaseState.Paid;
    }

    public static PurchaseState Recorded(PurchaseSaga purchase, SaleRecorded _, Step step)
    {
        purchase.Tell(Receipts.Bought(purchase));
        purchase.Tell(Receipts.Sold(purchase));
        return purchase.DisputedMinor > 0 ? Disputing.Open(purchase, step) : PurchaseState.Completed;
    }

    public static PurchaseState RecordDue(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        purchase.Tell(purchase.ToSale(purchase.UpdatedAt));
        purchase.WaitLonger(step);
        return PurchaseState.Transferred;
    }
}
