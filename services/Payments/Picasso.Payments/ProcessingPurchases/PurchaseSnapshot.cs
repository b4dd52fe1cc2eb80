using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>Everything that a message needs before it changes its purchase, read by one statement.</summary>
internal sealed class PurchaseSnapshot
{
    /// <summary>One of <see cref="BucketStates"/>: whether the purchase's bucket is on this shard.</summary>
    public required string Ownership { get; init; }

    /// <summary>Whether the message was already handled.</summary>
    public required bool IsHandled { get; init; }

    /// <summary>The purchase, tracked; null when there is none.</summary>
    public required PurchaseSaga? Purchase { get; init; }

    /// <summary>Whether the bucket may be read here.</summary>
    public bool IsHere => Ownership is BucketStates.Held or BucketStates.Leaving;
}

/// <summary>Reads with a compiled query; one for each engine, because a query belongs to the engine's model.</summary>
internal sealed class PurchaseLoader
{
    private readonly Func<PaymentsDbContext, int, string, string, CancellationToken, Task<PurchaseSnapshot?>> _look = EF.CompileAsyncQuery(
        (PaymentsDbContext db, int bucket, string purchaseId, string messageId, CancellationToken cancellationToken) => (
            from ownership in db.BucketOwnerships
            where ownership.Bucket == bucket
            from purchase in db.Purchases.Where(row => row.PurchaseId == purchaseId).DefaultIfEmpty()
            select new PurchaseSnapshot
            {
                Ownership = ownership.State,
                IsHandled = db.Inbox.Any(row => row.MessageId == messageId && row.Consumer == Inbox.Consumer),
                Purchase = purchase,
            }).SingleOrDefault());

    /// <exception cref="BucketMovedException">The purchase's bucket is not on this shard.</exception>
    public async Task<PurchaseSnapshot> LookAsync(PaymentsDbContext db, string purchaseId, Guid messageId, CancellationToken cancellationToken)
    {
        var bucket = PurchaseIds.BucketOf(purchaseId);
        return await _look(db, bucket, purchaseId, messageId.ToString("D"), cancellationToken) is { IsHere: true } look
            ? look
            : throw new BucketMovedException(bucket);
    }
}
