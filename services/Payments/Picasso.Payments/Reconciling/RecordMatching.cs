using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Payouts;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Reconciling;

/// <summary>Finds the row that a record belongs to, and the verdict on it.</summary>
internal sealed class RecordMatching(PaymentShards shards)
{
    /// <summary>A bucket for records that belong to no row.</summary>
    public const int Nowhere = 0;

    /// <summary>The verdict on a record.</summary>
    public async Task<Match> JudgeAsync(ProviderRecord record, bool isYoung, CancellationToken cancellationToken)
    {
        var id = ProviderKeys.PurchaseOf(record.Key);
        if (record.Kind == RecordKind.Transfer)
            return Matching.OfTransfer(record, await FindPayoutAsync(record.Key, cancellationToken), isYoung);
        if (!Ids.IsId(id))
            return Matching.OfPayment(record, null, null, isYoung);
        var kind = record.Kind == RecordKind.Charge ? EntryKinds.Charge : EntryKinds.Refund;
        return await shards.AskAsync(shards.OfPurchase(id), async db =>
        {
            // The entry is read first: a purchase read after its entry includes the payment; in the other order it may not.
            var booked = await BookedAsync(db, id, kind, cancellationToken);
            var purchase = await db.Purchases.AsNoTracking().SingleOrDefaultAsync(row => row.PurchaseId == id, cancellationToken);
            return Matching.OfPayment(record, purchase, booked, isYoung);
        });
    }

    /// <summary>The bucket of a finding about a record.</summary>
    public static int BucketOf(ProviderRecord record) =>
        record.Kind != RecordKind.Transfer && ProviderKeys.PurchaseOf(record.Key) is var id && Ids.IsId(id)
            ? PurchaseIds.BucketOf(id)
            : Nowhere;

    private static async Task<Money?> BookedAsync(PaymentsDbContext db, string purchaseId, string kind, CancellationToken cancellationToken)
    {
        var entryId = LedgerEntry.IdOf(purchaseId, kind);
        var posting = await db.Postings.AsNoTracking().SingleOrDefaultAsync(
            row => row.EntryId == entryId && row.Account == Accounts.ProviderClearing, cancellationToken);
        return posting is null ? null : new Money(Math.Abs(posting.AmountMinor), posting.Currency);
    }

    private async Task<SellerPayout?> FindPayoutAsync(string key, CancellationToken cancellationToken)
    {
        if (PayoutKeys.Read(key) is not var (sellerId, payoutId))
            return null;
        return await shards.AskAsync(shards.OfUser(sellerId), db =>
            db.Payouts.AsNoTracking().SingleOrDefaultAsync(row => row.PayoutId == payoutId, cancellationToken));
    }
}
