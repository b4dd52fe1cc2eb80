using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Purchasing;

/// <summary>
/// A conditional resale whose seller's own purchase was reversed: an event of Pictures has already returned the ownership. Here the settlement is
/// reversed and its buyer is refunded in full, less what a bank has already returned.
/// </summary>
internal static class Undoing
{
    /// <summary>Woken after its end: because it was undone, or without a reason.</summary>
    public static PurchaseState Due(Purchase purchase, PurchaseDue _, Step step)
    {
        if (purchase.UndoneBy != "")
            return Start(purchase, step);
        purchase.DueAt = null;
        return purchase.State;
    }

    /// <summary>Woken after a lost dispute that left the picture with its owner. The bank has taken the whole amount, or a part of it.</summary>
    public static PurchaseState DueAfterLoss(Purchase purchase, PurchaseDue _, Step step)
    {
        if (purchase.UndoneBy != "" && purchase.FailureReason == Reasons.DisputeLostAfterResale)
            return StartAfterLoss(purchase, step);
        purchase.DueAt = null;
        return PurchaseState.Reversed;
    }

    /// <summary>The whole amount is refunded.</summary>
    public static PurchaseState Start(Purchase purchase, Step step) => GiveBack(purchase, purchase.CapturedMinor, step);

    /// <summary>
    /// The amount that the buyer's bank took was booked as a loss. The reversed settlement now covers it, and only the rest is refunded.
    /// </summary>
    public static PurchaseState StartAfterLoss(Purchase purchase, Step step)
    {
        if (purchase.DisputedCurrency != purchase.CapturedCurrency)
            return Start(purchase, step);
        step.Book(Bookings.DisputeLossCovered(purchase, step.Now));
        var rest = purchase.CapturedMinor - purchase.DisputedMinor;
        return rest > 0 ? GiveBack(purchase, rest, step) : ReverseAll(purchase, step);
    }

    // The bank has returned the whole amount to the buyer, and the seller has the picture again: the same final state as of any lost dispute.
    private static PurchaseState ReverseAll(Purchase purchase, Step step)
    {
        purchase.DueAt = null;
        purchase.FailureReason = Reasons.DisputeLost;
        step.Book(Bookings.SettlementReversed(purchase, step.Now));
        purchase.SendSaleStatus(SaleStatus.Reversed, step.Effects);
        step.Send(purchase.ToSellerLine(SellerLineKinds.SaleReversed, -purchase.NetMinor, step.Now));
        if (purchase.RoyaltyMinor > 0)
            step.Send(purchase.ToCreatorLine(SellerLineKinds.RoyaltyReversed, -purchase.RoyaltyMinor, step.Now));
        step.Send(DisputeMails.ReversedToBuyer(purchase));
        step.Send(DisputeMails.ReversedToSeller(purchase));
        return PurchaseState.Reversed;
    }

    private static PurchaseState GiveBack(Purchase purchase, long minor, Step step)
    {
        purchase.RefundMinor = minor;
        purchase.FailureReason = Reasons.ResaleUndone;
        step.Book(Bookings.SettlementReversed(purchase, step.Now));
        step.Book(Bookings.RefundDue(purchase, step.Now));
        purchase.SendSaleStatus(SaleStatus.Undone, step.Effects);
        step.Send(purchase.ToSellerLine(SellerLineKinds.SaleUndone, -purchase.NetMinor, step.Now));
        if (purchase.RoyaltyMinor > 0)
            step.Send(purchase.ToCreatorLine(SellerLineKinds.RoyaltyReversed, -purchase.RoyaltyMinor, step.Now));
        step.Send(DisputeMails.UndoneToSeller(purchase));
        step.Send(new RefundPayment(purchase.PurchaseId));
        return PurchaseState.RefundPending;
    }
}
