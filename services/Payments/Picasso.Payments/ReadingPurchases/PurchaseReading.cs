using Microsoft.EntityFrameworkCore;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Selling;
using Picasso.Payments.Serving;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ReadingPurchases;

/// <summary>Reads purchases for their buyer. A buyer sees only their own purchases.</summary>
internal sealed class PurchaseReading(PaymentShards shards)
{
    private const int MostPictures = 100;

    private static readonly string[] s_acquired =
    [
        nameof(PurchaseState.Transferred), nameof(PurchaseState.Completed), nameof(PurchaseState.Disputed), nameof(PurchaseState.Upheld),
        nameof(PurchaseState.Reversed),
    ];

    private static readonly string[] s_underway =
        [.. Enum.GetValues<PurchaseState>().Where(state => state.IsUnderway()).Select(state => state.ToString())];

    /// <exception cref="DomainException">"purchase_not_found", also for another's.</exception>
    public async Task<PurchaseSaga> GetAsync(string buyerId, string purchaseId, CancellationToken cancellationToken) =>
        await shards.AskAsync(shards.OfPurchase(Ids.Require(purchaseId, "purchase_id")), db => db.Purchases.AsNoTracking()
            .SingleOrDefaultAsync(row => row.PurchaseId == purchaseId && row.BuyerId == buyerId, cancellationToken))
        ?? throw DomainError.NotFound("purchase_not_found", "There is no such purchase of yours.").ToException();

    /// <summary>Purchases, latest first: ids sort by time.</summary>
    /// <param name="buyerId">The buyer.</param>
    /// <param name="acquired">Only those that made the buyer the owner of one of these pictures; empty for all.</param>
    /// <param name="page">Which part of the list.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="DomainException">"invalid_request" for an invalid id, or for too many ids.</exception>
    public async Task<Page<PurchaseSaga>> ListAsync(
        string buyerId, IReadOnlyCollection<string> acquired, PageRequest page, CancellationToken cancellationToken)
    {
        if (acquired.Count > MostPictures)
            throw DomainError.Invalid("invalid_request", $"At most {MostPictures} pictures can be named.", "acquired_picture_ids").ToException();
        foreach (var pictureId in acquired)
            Ids.Require(pictureId, "acquired_picture_ids");
        var before = page.Single("bought");
        var all = acquired.Count == 0;
        var rows = await shards.AskAsync(shards.OfUser(buyerId), db => db.Purchases.AsNoTracking()
            .Where(row => row.BuyerId == buyerId && (before == null || string.Compare(row.PurchaseId, before) < 0))
            .Where(row => all || (acquired.Contains(row.PictureId) && (s_acquired.Contains(row.CurrentState) || row.FailureReason == Reasons.ResaleUndone)))
            .OrderByDescending(row => row.PurchaseId).Take(page.Size + 1).ToListAsync(cancellationToken));
        return page.Cut(rows, row => PageCursor.Write("bought", row.PurchaseId));
    }

    /// <summary>The buyer's own open purchase of a picture, while it can still complete; null when there is none.</summary>
    public Task<PurchaseSaga?> FindUnderwayAsync(string buyerId, string pictureId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(buyerId), db => db.Purchases.AsNoTracking()
            .Where(row => row.BuyerId == buyerId && row.PictureId == pictureId && row.EndedAt == null && s_underway.Contains(row.CurrentState))
            .OrderByDescending(row => row.PurchaseId).FirstOrDefaultAsync(cancellationToken));

    /// <summary>Whether the person is buyer or seller in a purchase that has not ended. Both are known in the person's own shard.</summary>
    public Task<bool> HasOpenAsync(string userId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(userId), async db =>
            await db.Purchases.AnyAsync(row => row.BuyerId == userId && row.EndedAt == null, cancellationToken)
            || await db.OpenSales.AnyAsync(row => row.SellerId == userId && row.ClosedAt == null, cancellationToken)
            || await db.Sales.AnyAsync(row => row.SellerId == userId && row.Standing == SaleStatus.Disputed, cancellationToken));
}
