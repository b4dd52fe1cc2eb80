using Picasso.Kernel;

namespace Picasso.Payments.Payouts;

/// <summary>What a seller's payouts are decided from.</summary>
/// <param name="SellerId">The seller.</param>
/// <param name="Bucket">The seller's bucket.</param>
/// <param name="EarlierPayouts">The number of payouts before.</param>
/// <param name="Owed">The seller's balance, one sum for each currency.</param>
/// <param name="HeldLines">Lines of the statement that are not paid out yet.</param>
/// <param name="OpenSales">Sales that have not ended, with their expected proceeds.</param>
internal sealed record SellerEarnings(
    string SellerId, int Bucket, int EarlierPayouts,
    IReadOnlyList<Money> Owed, IReadOnlyList<SaleProceeds> HeldLines, IReadOnlyList<SaleProceeds> OpenSales);

/// <summary>An amount that a purchase brings its seller.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Amount">The amount; negative for the part that is reserved.</param>
/// <param name="Until">Until when it is held; null when that is not known, because the sale has not ended.</param>
internal sealed record SaleProceeds(string PurchaseId, Money Amount, DateTimeOffset? Until = null);
