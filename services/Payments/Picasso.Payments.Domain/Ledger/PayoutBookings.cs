using Picasso.Kernel;
using Picasso.Payments.Payouts;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Ledger;

/// <summary>The entries of a payout: from the seller's balance to the payout in transit, and from there to the provider.</summary>
internal static class PayoutBookings
{
    /// <summary>The payout was planned.</summary>
    public static LedgerEntry Due(SellerPayout payout) => Move(
        payout, EntryKinds.PayoutDue, payout.CreatedAt, Accounts.SellerPayable(payout.SellerId), Accounts.Payouts);

    /// <summary>The provider has sent it.</summary>
    public static LedgerEntry Paid(SellerPayout payout, DateTimeOffset now) => Move(
        payout, EntryKinds.Payout, now, Accounts.Payouts, Accounts.ProviderClearing);

    /// <summary>The line of the seller's statement.</summary>
    public static StatementEntry ToStatementLine(this SellerPayout payout) => new()
    {
        UserId = payout.SellerId, PurchaseId = payout.PayoutId, Kind = SellerLineKinds.Payout, Bucket = payout.Bucket,
        AmountMinor = -payout.AmountMinor, Currency = payout.Currency, BookedAt = payout.CreatedAt,
    };

    private static LedgerEntry Move(SellerPayout payout, string kind, DateTimeOffset now, string debit, string credit) => LedgerEntry.Book(
        payout.PayoutId, payout.Bucket, kind, now, reversesKind: null,
        (debit, payout.Amount), (credit, payout.Amount with { Minor = -payout.AmountMinor }));
}
