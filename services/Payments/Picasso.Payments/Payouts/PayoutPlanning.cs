using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Payouts;

/// <summary>
/// Decides what a seller is paid: what the ledger says we owe, less what was earned too lately and what is disputed. Payout
/// and ledger entry are one transaction; the id follows from how many there were before, so that of two who plan one wins.
/// </summary>
internal sealed class PayoutPlanning(PaymentShards shards, IOptions<PayoutOptions> options, TimeProvider clock)
{
    /// <summary>Plans what is due to the seller, a payout for each currency.</summary>
    public async Task PlanAsync(string sellerId, CancellationToken cancellationToken)
    {
        // Counted before the balance is read: a payout that comes in between takes the id.
        var before = await shards.AskAsync(shards.OfUser(sellerId), db => db.Payouts.CountAsync(row => row.SellerId == sellerId, cancellationToken));
        var held = await HeldAsync(sellerId, cancellationToken);
        foreach (var owed in await OwedAsync(sellerId, cancellationToken))
        {
            var amount = owed.Minor - held.GetValueOrDefault(owed.Currency);
            if (amount >= options.Value.MinimumMinor)
                await WriteAsync(sellerId, owed with { Minor = amount }, before++, cancellationToken);
        }
    }

    /// <summary>What we owe the seller, by currency; earnings are booked where their buyers are.</summary>
    public async Task<IReadOnlyList<Money>> OwedAsync(string sellerId, CancellationToken cancellationToken)
    {
        var (account, owed) = (Accounts.SellerPayable(sellerId), new SortedDictionary<string, long>(StringComparer.Ordinal));
        foreach (var shard in shards.All)
        {
            var ofShard = await shards.AskAsync(shard, db => db.Postings.Where(posting => posting.Account == account)
                .GroupBy(posting => posting.Currency).Select(group => new { group.Key, Minor = group.Sum(posting => posting.AmountMinor) })
                .ToListAsync(cancellationToken));
            foreach (var sum in ofShard)
                owed[sum.Key] = owed.GetValueOrDefault(sum.Key) - sum.Minor;
        }

        return [.. owed.Select(sum => new Money(sum.Value, sum.Key))];
    }

    // Sold too lately, or not at its end (disputed, most likely), whenever it was sold.
    private async Task<Dictionary<string, long>> HeldAsync(string sellerId, CancellationToken cancellationToken)
    {
        var after = clock.GetStorableNow() - options.Value.Hold;
        var held = (await shards.AskAsync(shards.OfUser(sellerId), db => db.Sales
            .Where(sale => sale.SellerId == sellerId && sale.CompletedAt > after)
            .Select(sale => new { sale.PurchaseId, sale.Currency, Minor = sale.NetMinor }).ToListAsync(cancellationToken)))
            .ToDictionary(sale => sale.PurchaseId);
        foreach (var shard in shards.All)
        {
            foreach (var open in await shards.AskAsync(shard, db => db.Purchases
                .Where(row => row.EndedAt == null && row.SellerId == sellerId && row.Position > 0)
                .Select(row => new { row.PurchaseId, row.Currency, Minor = row.PriceMinor - row.FeeMinor }).ToListAsync(cancellationToken)))
                held.TryAdd(open.PurchaseId, open);
        }

        return held.Values.GroupBy(sale => sale.Currency).ToDictionary(sales => sales.Key, sales => sales.Sum(sale => sale.Minor));
    }

    private async Task WriteAsync(string sellerId, Money amount, int number, CancellationToken cancellationToken)
    {
        var now = clock.GetStorableNow();
        var payout = new PayoutRow
        {
            PayoutId = Ids.From($"payout/{sellerId}/{number}"), Bucket = Buckets.Of(sellerId), SellerId = sellerId,
            AmountMinor = amount.Minor, Currency = amount.Currency, CreatedAt = now, DueAt = now,
        };
        await using var db = shards.OfUser(sellerId).Open();
        db.Payouts.Add(payout);
        db.Entries.Add(PayoutBookings.Due(payout, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
