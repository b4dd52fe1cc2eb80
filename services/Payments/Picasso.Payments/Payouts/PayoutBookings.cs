using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Payouts;

/// <summary>The entries of a payout: from the seller's balance to the payout in transit, and from there to the provider.</summary>
internal static class PayoutBookings
{
    /// <summary>Money of sellers that is being paid out; a liability.</summary>
    public const string Payouts = "payouts";

    /// <summary>The payout was planned.</summary>
    public const string PayoutDue = "payout_due";

    /// <summary>The provider has sent it.</summary>
    public const string Payout = "payout";

    public static LedgerEntry Due(PayoutRow payout, DateTimeOffset now) => LedgerEntry.Book(
        payout.PayoutId, payout.Bucket, PayoutDue, now, reversesKind: null,
        (Accounts.SellerPayable(payout.SellerId), new Money(payout.AmountMinor, payout.Currency)),
        (Payouts, new Money(-payout.AmountMinor, payout.Currency)));

    public static LedgerEntry Paid(PayoutRow payout, DateTimeOffset now) => LedgerEntry.Book(
        payout.PayoutId, payout.Bucket, Payout, now, reversesKind: null,
        (Payouts, new Money(payout.AmountMinor, payout.Currency)),
        (Accounts.ProviderClearing, new Money(-payout.AmountMinor, payout.Currency)));
}
