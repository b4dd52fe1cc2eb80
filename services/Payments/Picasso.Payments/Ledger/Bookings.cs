using Picasso.Kernel;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Ledger;

/// <summary>The entries of a purchase. Debits are positive; each is booked in the transaction of the transition that causes it.</summary>
internal static class Bookings
{
    /// <summary>The provider holds the money, and we owe it to the buyer until the picture is theirs.</summary>
    public static LedgerEntry Charge(PurchaseSaga purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Charge, now, reversesKind: null,
        (Accounts.ProviderClearing, Captured(purchase)),
        (Accounts.BuyerClearing, Negative(Captured(purchase))));

    /// <summary>The picture is the buyer's: we owe the net to the seller and keep the fee.</summary>
    public static LedgerEntry Settlement(PurchaseSaga purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Settlement, now, reversesKind: null,
        (Accounts.BuyerClearing, new Money(purchase.PriceMinor, purchase.Currency)),
        (Accounts.SellerPayable(purchase.SellerId), new Money(purchase.FeeMinor - purchase.PriceMinor, purchase.Currency)),
        (Accounts.PlatformFee, new Money(-purchase.FeeMinor, purchase.Currency)));

    /// <summary>Not transferable: what we owed as a purchase we owe as a refund.</summary>
    public static LedgerEntry RefundDue(PurchaseSaga purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.RefundDue, now, reversesKind: null,
        (Accounts.BuyerClearing, Captured(purchase)),
        (Accounts.Refunds, Negative(Captured(purchase))));

    /// <summary>The provider gave it back.</summary>
    public static LedgerEntry Refund(PurchaseSaga purchase, DateTimeOffset now) => LedgerEntry.Book(
        purchase.PurchaseId, purchase.Bucket, EntryKinds.Refund, now, EntryKinds.Charge,
        (Accounts.Refunds, Captured(purchase)),
        (Accounts.ProviderClearing, Negative(Captured(purchase))));

    private static Money Captured(PurchaseSaga purchase) => new(purchase.CapturedMinor, purchase.CapturedCurrency);

    private static Money Negative(Money amount) => amount with { Minor = checked(-amount.Minor) };
}
