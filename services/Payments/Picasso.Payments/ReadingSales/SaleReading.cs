using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Serving;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ReadingSales;

/// <summary>Reads a seller's sales.</summary>
internal sealed class SaleReading(PaymentShards shards)
{
    /// <summary>Sales, latest first.</summary>
    public async Task<Page<SaleRow>> ListAsync(string sellerId, PageRequest page, CancellationToken cancellationToken)
    {
        var (time, id) = page.TimeAndId("sold") ?? (DateTimeOffset.MaxValue, "");
        var rows = await shards.AskAsync(shards.OfUser(sellerId), db => db.Sales.AsNoTracking()
            .Where(row => row.SellerId == sellerId
                && (row.CompletedAt < time || (row.CompletedAt == time && string.Compare(row.PurchaseId, id) < 0)))
            .OrderByDescending(row => row.CompletedAt).ThenByDescending(row => row.PurchaseId)
            .Take(page.Size + 1).ToListAsync(cancellationToken));
        return page.Cut(rows, row => PageCursor.Write(
            "sold", row.CompletedAt.ToUnixTimeMilliseconds().ToString(), row.PurchaseId));
    }

    /// <summary>The balance that Picasso owes the user and the reserve, by currency.</summary>
    public Task<List<SellerAccount>> AccountsAsync(string sellerId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(sellerId), db => db.SellerAccounts.AsNoTracking()
            .Where(row => row.UserId == sellerId).OrderBy(row => row.Currency).ToListAsync(cancellationToken));
}
