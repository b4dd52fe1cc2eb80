using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Purchasing;

/// <summary>Takes back what a settled sale brought its seller and its creator.</summary>
internal static class Reversing
{
    /// <summary>The bank has returned the whole amount to the buyer, and the seller has the picture again: the final state of a lost dispute.</summary>
    public static PurchaseState Sale(Purchase purchase, Step step)
    {
        purchase.FailureReason = Reasons.DisputeLost;
        Earnings(purchase, SaleStatus.Reversed, SellerLineKinds.SaleReversed, step);
        step.Send(DisputeMails.ReversedToBuyer(purchase));
        step.Send(DisputeMails.ReversedToSeller(purchase));
        return PurchaseState.Reversed;
    }

    /// <summary>The settlement, the seller's share and the creator's royalty.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="status">The status of the sale, see <see cref="SaleStatus"/>.</param>
    /// <param name="kind">The kind of the line on the seller's statement.</param>
    /// <param name="step">The step.</param>
    public static void Earnings(Purchase purchase, string status, string kind, Step step)
    {
        step.Book(Bookings.SettlementReversed(purchase, step.Now));
        purchase.SendSaleStatus(status, step.Effects);
        step.Send(purchase.ToSellerLine(kind, -purchase.NetMinor, step.Now));
        if (purchase.RoyaltyMinor > 0)
            step.Send(purchase.ToCreatorLine(SellerLineKinds.RoyaltyReversed, -purchase.RoyaltyMinor, step.Now));
    }
}
