using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Purchasing;

/// <summary>
/// A conditional resale whose seller's own purchase was reversed: the ownership has gone back already, by Pictures' event. Here the
/// settlement is reversed and its buyer gets the money back in full, less what a bank has given back before.
/// </summary>
internal static class Undoing
{
    /// <summary>Woken after its end: because it was undone, or for nothing.</summary>
    public static PurchaseState Due(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        if (purchase.UndoneBy != "")
            return Start(purchase, step);
        purchase.DueAt = null;
        return purchase.State;
    }

    /// <summary>Woken after a lost dispute that left the picture where it was. The bank has all of the money, or a part of it.</summary>
    public static PurchaseState DueAfterLoss(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        if (purchase.UndoneBy != "" && purchase.FailureReason == Reasons.DisputeLostAfterResale)
            return StartAfterLoss(purchase, step);
        purchase.DueAt = null;
        return PurchaseState.Reversed;
    }

    /// <summary>All of the money goes back.</summary>
    public static PurchaseState Start(PurchaseSaga purchase, Step step) => GiveBack(purchase, purchase.CapturedMinor, step);

    /// <summary>
    /// What the buyer's bank took was booked as a loss. The settlement covers it now, and only what the bank did not take is given back.
    /// </summary>
    public static PurchaseState StartAfterLoss(PurchaseSaga purchase, Step step)
    {
        if (purchase.DisputedCurrency != purchase.CapturedCurrency)
            return Start(purchase, step);
        purchase.Bookings.Add(Bookings.DisputeLossCovered(purchase, step.Now));
        var rest = purchase.CapturedMinor - purchase.DisputedMinor;
        return rest > 0 ? GiveBack(purchase, rest, step) : ReverseAll(purchase, step);
    }

    // The bank has given the buyer everything back, and the picture is back with the seller: the same end as of any lost dispute.
    private static PurchaseState ReverseAll(PurchaseSaga purchase, Step step)
    {
        purchase.DueAt = null;
        purchase.FailureReason = Reasons.DisputeLost;
        purchase.Bookings.Add(Bookings.SettlementReversed(purchase, step.Now));
        purchase.TellStanding(SaleStatus.Reversed);
        purchase.Enqueue(purchase.ToSellerLine(SellerLineKinds.SaleReversed, -purchase.NetMinor, step.Now));
        if (purchase.RoyaltyMinor > 0)
            purchase.Enqueue(purchase.ToCreatorLine(SellerLineKinds.RoyaltyReversed, -purchase.RoyaltyMinor, step.Now));
        purchase.Enqueue(DisputeMails.ReversedToBuyer(purchase));
        purchase.Enqueue(DisputeMails.ReversedToSeller(purchase));
        return PurchaseState.Reversed;
    }

    private static PurchaseState GiveBack(PurchaseSaga purchase, long minor, Step step)
    {
        purchase.RefundMinor = minor;
        purchase.FailureReason = Reasons.ResaleUndone;
        purchase.Bookings.Add(Bookings.SettlementReversed(purchase, step.Now));
        purchase.Bookings.Add(Bookings.RefundDue(purchase, step.Now));
        purchase.TellStanding(SaleStatus.Undone);
        purchase.Enqueue(purchase.ToSellerLine(SellerLineKinds.SaleUndone, -purchase.NetMinor, step.Now));
        if (purchase.RoyaltyMinor > 0)
            purchase.Enqueue(purchase.ToCreatorLine(SellerLineKinds.RoyaltyReversed, -purchase.RoyaltyMinor, step.Now));
        purchase.Enqueue(DisputeMails.UndoneToSeller(purchase));
        purchase.Enqueue(new RefundPayment(purchase.PurchaseId));
        return PurchaseState.RefundPending;
    }
}
