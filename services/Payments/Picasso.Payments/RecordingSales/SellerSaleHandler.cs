using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Payments.ClosingAccounts;
using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Quoting;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.RecordingSales;

/// <summary>
/// Maintains the seller's view in the seller's shard, from messages that may arrive twice, late and in any order. Of two concurrent messages the key
/// or the transaction rejects one, which is delivered again.
/// </summary>
internal sealed partial class SellerSaleHandler(PaymentShards shards, AccountClosing closing, IOptions<PaymentsOptions> options, TimeProvider clock) :
    IShardMessageHandler<OpenSale>, IShardMessageHandler<SaleAbandoned>, IShardMessageHandler<SaleCompleted>,
    IShardMessageHandler<PostSellerLine>, IShardMessageHandler<SaleStandingChanged>, IShardMessageHandler<ClaimReserve>
{
    /// <summary>Counts the purchase as open, unless its end is recorded.</summary>
    /// <returns>Whether it may continue.</returns>
    public async Task<object?> HandleAsync(OpenSale open, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(open.SellerId).Open();
        await EntryAsync(db, open.PurchaseId, open.SellerId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // Both rows of the purchase are written by now; so the closing of an account finds them, or is found here. See ClosingLease.
        var leaves = await closing.IsClosingAsync(open.SellerId, cancellationToken)
            || (open.BuyerId.Length > 0 && await closing.IsClosingAsync(open.BuyerId, cancellationToken));
        return leaves ? new SaleRefused(open.PurchaseId, Reasons.AccountClosing) : new SaleOpened(open.PurchaseId);
    }

    /// <summary>Records the end of a purchase without a sale.</summary>
    public async Task<object?> HandleAsync(SaleAbandoned abandoned, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(abandoned.SellerId).Open();
        var entry = await EntryAsync(db, abandoned.PurchaseId, abandoned.SellerId, cancellationToken);
        entry.ClosedAt ??= clock.GetStorableNow();
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Records a completed sale.</summary>
    public async Task<object?> HandleAsync(SaleCompleted sale, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(sale.SellerId).Open();
        var entry = await EntryAsync(db, sale.PurchaseId, sale.SellerId, cancellationToken);
        entry.ClosedAt ??= sale.CompletedAt;
        if (!await db.Sales.AnyAsync(row => row.PurchaseId == sale.PurchaseId, cancellationToken))
        {
            var row = ToRow(sale);
            db.Sales.Add(row);
            await PostSaleAsync(db, row, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new SaleRecorded(sale.PurchaseId);
    }

    private async Task<OpenSaleRow> EntryAsync(
        PaymentsDbContext db, string purchaseId, string sellerId, CancellationToken cancellationToken)
    {
        if (await db.OpenSales.SingleOrDefaultAsync(row => row.PurchaseId == purchaseId, cancellationToken) is { } known)
            return known;
        var entry = new OpenSaleRow
        {
            PurchaseId = purchaseId,
            Bucket = Buckets.Of(sellerId),
            SellerId = sellerId,
            OpenedAt = clock.GetStorableNow(),
        };
        db.OpenSales.Add(entry);
        return entry;
    }

    private static SaleRow ToRow(SaleCompleted sale) => new()
    {
        PurchaseId = sale.PurchaseId,
        Bucket = Buckets.Of(sale.SellerId),
        SellerId = sale.SellerId,
        BuyerId = sale.BuyerId,
        PictureId = sale.PictureId,
        Title = sale.Title,
        PriceMinor = sale.PriceMinor,
        FeeMinor = sale.FeeMinor,
        RoyaltyMinor = sale.RoyaltyMinor,
        NetMinor = sale.PriceMinor - sale.FeeMinor - sale.RoyaltyMinor,
        Currency = sale.Currency,
        CompletedAt = sale.CompletedAt,
        HeldUntil = sale.HeldUntil,
    };
}
