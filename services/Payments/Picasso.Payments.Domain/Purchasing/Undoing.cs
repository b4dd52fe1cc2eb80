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
        if (rest > 0)
            return GiveBack(purchase, rest, step);
        purchase.DueAt = null;
        return Reversing.Sale(purchase, step);
    }

    private static PurchaseState GiveBack(Purchase purchase, long minor, Step step)
    {
        purchase.RefundMinor = minor;
        purchase.FailureReason = Reasons.ResaleUndone;
        Reversing.Earnings(purchase, SaleStatus.Undone, SellerLineKinds.SaleUndone, step);
        step.Book(Bookings.RefundDue(purchase, step.Now));
        step.Send(DisputeMails.UndoneToSeller(purchase));
        step.Send(new RefundPayment(purchase.PurchaseId));
        return PurchaseState.RefundPending;
    }
}
