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

    /// <summary>Woken after a lost dispute. The bank has the money, all of it or a part; only the rest is left to give back.</summary>
    public static PurchaseState DueAfterLoss(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        if (purchase.UndoneBy != "" && purchase.FailureReason == Reasons.DisputeLostAfterResale)
            return StartAfterLoss(purchase, step);
        purchase.DueAt = null;
        return PurchaseState.Reversed;
    }

    /// <summary>All of the money goes back.</summary>
    public static PurchaseState Start(PurchaseSaga purchase, Step step) => GiveBack(purchase, purchase.CapturedMinor, step);

    /// <summary>A part of the money was lost to the buyer's bank and booked as a loss; the settlement covers that now.</summary>
    public static PurchaseState StartAfterLoss(PurchaseSaga purchase, Step step)
    {
        if (purchase.DisputedCurrency != purchase.CapturedCurrency)
            return Start(purchase, step);
        var rest = purchase.CapturedMinor - purchase.DisputedMinor;
        if (rest <= 0)
        {
            purchase.Alarms.Add("undone_without_rest");
            purchase.DueAt = null;
            return PurchaseState.Reversed;
        }

        purchase.Bookings.Add(Bookings.DisputeLossCovered(purchase, step.Now));
        return GiveBack(purchase, rest, step);
    }

    private static PurchaseState GiveBack(PurchaseSaga purchase, long minor, Step step)
    {
        purchase.RefundMinor = minor;
        purchase.FailureReason = Reasons.ResaleUndone;
        purchase.Bookings.Add(Bookings.SettlementReversed(purchase, step.Now));
        purchase.Bookings.Add(Bookings.RefundDue(purchase, step.Now));
        purchase.TellStanding(SaleStandings.Undone);
        purchase.Tell(purchase.ToSellerLine(SellerLineKinds.SaleUndone, -purchase.NetMinor, step.Now));
        if (purchase.RoyaltyMinor > 0)
            purchase.Tell(purchase.ToCreatorLine(SellerLineKinds.RoyaltyReversed, -purchase.RoyaltyMinor, step.Now));
        purchase.Tell(DisputeMails.UndoneToSeller(purchase));
        purchase.Tell(new RefundPayment(purchase.PurchaseId));
        return PurchaseState.RefundPending;
    }
}
