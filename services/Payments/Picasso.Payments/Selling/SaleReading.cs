using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Serving;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Selling;

/// <summary>What a seller sees.</summary>
internal sealed class SaleReading(PaymentShards shards)
{
    /// <summary>Latest first.</summary>
    public async Task<Page<SaleRow>> ListAsync(string sellerId, PageRequest page, CancellationToken cancellationToken)
    {
        var (time, id) = page.TimeAndId("sold") ?? (DateTimeOffset.MaxValue, "");
        var rows = await shards.AskAsync(shards.OfUser(sellerId), db => db.Sales.AsNoTracking()
            .Where(row => row.SellerId == sellerId
                && (row.CompletedAt < time || (row.CompletedAt == time && string.Compare(row.PurchaseId, id) < 0)))
            .OrderByDescending(row => row.CompletedAt).ThenByDescending(row => row.PurchaseId)
            .Take(page.Size + 1).ToListAsync(cancellationToken));
        return page.Cut(rows, row => PageRequest.Cursor(
            "sold", row.CompletedAt.ToUnixTimeMilliseconds().ToString(), row.PurchaseId));
    }

    /// <summary>What Picasso owes the seller, by currency.</summary>
    public Task<List<Money>> BalancesAsync(string sellerId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(sellerId), async db =>
        {
            var sums = await db.Sales.Where(row => row.SellerId == sellerId)
                .GroupBy(row => row.Currency).Select(group => new { group.Key, Minor = group.Sum(row => row.NetMinor) })
                .OrderBy(sum => sum.Key).ToListAsync(cancellationToken);
            return sums.ConvertAll(sum => new Money(sum.Minor, sum.Key));
        });
}
