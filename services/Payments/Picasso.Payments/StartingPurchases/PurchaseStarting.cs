using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Limiting;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.StartingPurchases;

/// <summary>Writes a purchase with its first message in one transaction of the buyer's shard, unless a limit of the buyer is reached.</summary>
internal sealed class PurchaseStarting(PurchaseCommitter committer, IOptions<BuyerLimitOptions> limits, TimeProvider clock)
{
    /// <summary>The purchase, or the earlier purchase with the same idempotency key.</summary>
    /// <exception cref="DomainException">As Purchases.Buy names them.</exception>
    public Task<PurchaseSaga> StartAsync(
        PaymentsDbContext db, string buyerId, Func<Task<PurchaseSaga?>> find, Func<PurchaseSaga> begin, CancellationToken cancellationToken) =>
        LimitLocks.RunAsync(db, buyerId, clock, async () =>
        {
            // The second of two parallel requests finds the purchase of the first.
            if (await find() is { } first)
                return first;
            var purchase = begin();
            // Where readers do not block, the first request may have committed between the two reads: then this one is a repeat and no limit applies.
            if (await ErrorAsync(db, buyerId, purchase.PictureId, cancellationToken) is { } error)
                return await find() ?? throw error.ToException();
            db.Purchases.Add(purchase);
            await committer.CommitAsync(db, purchase, handled: null, cancellationToken);
            return purchase;
        }, cancellationToken);

    private async Task<DomainError?> ErrorAsync(PaymentsDbContext db, string buyerId, string pictureId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Ids sort by time, so the last day is a range of the index.
        var since = Sharding.PurchaseIds.FirstSince(now - BuyerLimits.Window);
        var rows = await db.Purchases.AsNoTracking()
            .Where(row => row.BuyerId == buyerId && string.Compare(row.PurchaseId, since) >= 0)
            .Select(row => new { row.PictureId, row.CurrentState, row.FailureReason, row.EndedAt, row.ReservedUntil })
            .ToListAsync(cancellationToken);
        var recent = rows.ConvertAll(row => new RecentPurchase(
            row.PictureId, Enum.Parse<Contracts.Payments.PurchaseState>(row.CurrentState), row.FailureReason, row.EndedAt, row.ReservedUntil));
        return BuyerLimits.Refuse(recent, pictureId, now, limits.Value.ToRules());
    }
}
