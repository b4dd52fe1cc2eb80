using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Selling;
using Picasso.Payments.Serving;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Buying;

/// <summary>What a buyer may see of purchases: the buyer's own.</summary>
internal sealed class PurchaseReading(PaymentShards shards)
{
    /// <exception cref="RefusedException">"purchase_not_found", also for another's.</exception>
    public async Task<PurchaseSaga> GetAsync(string buyerId, string purchaseId, CancellationToken cancellationToken) =>
        await shards.AskAsync(shards.OfPurchase(Ids.Require(purchaseId, "purchase_id")), db => db.Purchases.AsNoTracking()
            .SingleOrDefaultAsync(row => row.PurchaseId == purchaseId && row.BuyerId == buyerId, cancellationToken))
        ?? throw Refusal.NotFound("purchase_not_found", "There is no such purchase of yours.").ToException();

    /// <summary>Latest first: ids sort by time.</summary>
    public async Task<Page<PurchaseSaga>> ListAsync(string buyerId, PageRequest page, CancellationToken cancellationToken)
    {
        var before = page.Single("bought");
        var rows = await shards.AskAsync(shards.OfUser(buyerId), db => db.Purchases.AsNoTracking()
            .Where(row => row.BuyerId == buyerId && (before == null || string.Compare(row.PurchaseId, before) < 0))
            .OrderByDescending(row => row.PurchaseId).Take(page.Size + 1).ToListAsync(cancellationToken));
        return page.Cut(rows, row => PageRequest.Cursor("bought", row.PurchaseId));
    }

    /// <summary>Whether the person is buyer or seller in a purchase that has not ended. Both are known in the person's own shard.</summary>
    public Task<bool> HasOpenAsync(string userId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(userId), async db =>
            await db.Purchases.AnyAsync(row => row.BuyerId == userId && row.EndedAt == null, cancellationToken)
            || await db.OpenSales.AnyAsync(row => row.SellerId == userId && row.ClosedAt == null, cancellationToken)
            || await db.Sales.AnyAsync(row => row.SellerId == userId && row.Standing == SaleStandings.Disputed, cancellationToken));
}
