using Picasso.Kernel;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Ledger;

/// <summary>The entries of a purchase. Debits are positive. Each entry is booked in the transaction of the transition that causes it.</summary>
internal static class Bookings
{
    /// <summary>The provider holds the money. Picasso owes it to the buyer until the copyright is transferred.</summary>
    public static LedgerEntry Charge(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Charge, now, reversesKind: null,
        (Accounts.ProviderClearing, Captured(purchase)),
        (Accounts.BuyerClearing, Negative(Captured(purchase))));

    /// <summary>The copyright was transferred: Picasso owes the net to the seller and the royalty to the creator, and keeps the fee.</summary>
    public static LedgerEntry Settlement(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Settlement, now, reversesKind: null, SettlementLines(purchase));

    /// <summary>Not transferable: the liability to the buyer becomes a refund.</summary>
    public static LedgerEntry RefundDue(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.RefundDue, now, reversesKind: null,
        (Accounts.BuyerClearing, ToRefund(purchase)),
        (Accounts.Refunds, Negative(ToRefund(purchase))));

    /// <summary>The provider refunded the payment.</summary>
    public static LedgerEntry Refund(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Refund, now, EntryKinds.Charge,
        (Accounts.Refunds, ToRefund(purchase)),
        (Accounts.ProviderClearing, Negative(ToRefund(purchase))));

    /// <summary>The provider took the disputed amount back.</summary>
    public static LedgerEntry Dispute(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Dispute, now, reversesKind: null,
        (Accounts.Disputes, Disputed(purchase)),
        (Accounts.ProviderClearing, Negative(Disputed(purchase))));

    /// <summary>The provider returned the disputed amount to Picasso.</summary>
    public static LedgerEntry DisputeWon(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.DisputeWon, now, EntryKinds.Dispute,
        (Accounts.ProviderClearing, Disputed(purchase)),
        (Accounts.Disputes, Negative(Disputed(purchase))));

    /// <summary>The ownership was returned: reverses each line of the settlement.</summary>
    public static LedgerEntry SettlementReversed(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.SettlementReversed, now, EntryKinds.Settlement,
        [.. SettlementLines(purchase).Select(line => (line.Account, Negative(line.Amount)))]);

    /// <summary>The liability to the buyer is met by what the bank took.</summary>
    public static LedgerEntry Chargeback(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Chargeback, now, EntryKinds.Charge,
        (Accounts.BuyerClearing, Disputed(purchase)),
        (Accounts.Disputes, Negative(Disputed(purchase))));

    /// <summary>The amount that the bank took is lost: the seller's reserve covers what it can, Picasso the rest.</summary>
    public static LedgerEntry DisputeLoss(Purchase purchase, long fromReserve, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.DisputeLoss, now, reversesKind: null,
        (Accounts.SellerReserve(purchase.SellerId), new Money(fromReserve, purchase.DisputedCurrency)),
        (Accounts.PlatformLosses, new Money(checked(purchase.DisputedMinor - fromReserve), purchase.DisputedCurrency)),
        (Accounts.Disputes, Negative(Disputed(purchase))));

    /// <summary>The settlement is reversed after a part was lost: the reversal excludes that part and repays Picasso's loss.</summary>
    public static LedgerEntry DisputeLossCovered(Purchase purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.DisputeLossCovered, now, reversesKind: null,
        (Accounts.BuyerClearing, Disputed(purchase)),
        (Accounts.PlatformLosses, Negative(Disputed(purchase))));

    private static IReadOnlyList<(string Account, Money Amount)> SettlementLines(Purchase purchase) =>
    [
        (Accounts.BuyerClearing, new Money(purchase.PriceMinor, purchase.Currency)),
        (Accounts.SellerPayable(purchase.SellerId), new Money(-purchase.NetMinor, purchase.Currency)),
        (Accounts.PlatformFee, new Money(-purchase.FeeMinor, purchase.Currency)),
        .. purchase.RoyaltyMinor == 0
            ? Array.Empty<(string, Money)>()
            : [(Accounts.Royalty(purchase.CreatorId), new Money(-purchase.RoyaltyMinor, purchase.Currency))],
    ];

    private static Money Disputed(Purchase purchase) => new(purchase.DisputedMinor, purchase.DisputedCurrency);

    private static Money ToRefund(Purchase purchase) => new(purchase.ToRefundMinor, purchase.CapturedCurrency);

    private static Money Captured(Purchase purchase) => new(purchase.CapturedMinor, purchase.CapturedCurrency);

    private static Money Negative(Money amount) => amount with { Minor = checked(-amount.Minor) };
}
