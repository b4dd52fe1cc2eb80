using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Payouts;

/// <summary>
/// Decides a seller's payouts: the balance in the ledger, less recent and disputed earnings. Payout, statement line and ledger entry are one
/// transaction. The id is derived from the number of earlier payouts, so one of two concurrent planners wins.
/// </summary>
internal sealed class PayoutPlanning(PaymentShards shards, IOptions<PayoutOptions> options, TimeProvider clock)
{
    /// <summary>Plans the due payouts of a seller, one for each currency.</summary>
    public async Task PlanAsync(string sellerId, CancellationToken cancellationToken)
    {
        // The order matters. A payout that is planned after the count takes the id; a sale that settles after the balance was read is not in it; one
        // that ends after the open sales were read is among the sales.
        var before = await shards.AskAsync(shards.OfUser(sellerId), db => db.Payouts.CountAsync(row => row.SellerId == sellerId, cancellationToken));
        var owed = await OwedAsync(sellerId, cancellationToken);
        var held = await HeldAsync(sellerId, cancellationToken);
        foreach (var sum in owed)
        {
            var amount = sum.Minor - held.GetValueOrDefault(sum.Currency);
            if (amount >= options.Value.MinimumMinor)
                await WriteAsync(sellerId, sum with { Minor = amount }, before++, cancellationToken);
        }
    }

    /// <summary>The seller's balance by currency; earnings are booked in the shards of the buyers.</summary>
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

    // Recent earnings, or those of a sale that has not ended (usually a disputed one), whatever its age.
    private async Task<Dictionary<string, long>> HeldAsync(string sellerId, CancellationToken cancellationToken)
    {
        var (after, open) = (clock.GetStorableNow() - options.Value.Hold, new Dictionary<string, Money>());
        foreach (var shard in shards.All)
        {
            foreach (var row in await shards.AskAsync(shard, db => db.Purchases
                .Where(row => row.EndedAt == null && row.SellerId == sellerId && row.Position > 0)
                .Select(row => new { row.PurchaseId, row.Currency, Minor = row.PriceMinor - row.FeeMinor - row.RoyaltyMinor })
                .ToListAsync(cancellationToken)))
                open[row.PurchaseId] = new Money(row.Minor, row.Currency);
        }

        // Proceeds of a resale are held for as long as it can be undone; a reversed sale is no longer owed.
        var (ids, now) = (open.Keys.ToList(), clock.GetStorableNow());
        var lines = await shards.AskAsync(shards.OfUser(sellerId), db => db.StatementEntries
            .Where(line => line.UserId == sellerId
                && (line.BookedAt > after || ids.Contains(line.PurchaseId)
                    || db.Sales.Any(sale => sale.PurchaseId == line.PurchaseId && sale.SellerId == sellerId && sale.HeldUntil > now))
                && !db.StatementEntries.Any(back => back.UserId == sellerId && back.PurchaseId == line.PurchaseId
                    && (back.Kind == SellerLineKinds.SaleReversed || back.Kind == SellerLineKinds.SaleUndone
                        || back.Kind == SellerLineKinds.RoyaltyReversed))
                && (line.Kind == SellerLineKinds.Sale || line.Kind == SellerLineKinds.Royalty || line.Kind == SellerLineKinds.ReserveHeld))
            .Select(line => new { line.PurchaseId, line.Currency, line.AmountMinor }).ToListAsync(cancellationToken));
        // A sale that is not on the statement yet counts with its expected proceeds.
        foreach (var line in lines)
            open.Remove(line.PurchaseId);
        return lines.Select(line => new Money(line.AmountMinor, line.Currency)).Concat(open.Values)
            .GroupBy(money => money.Currency).ToDictionary(sums => sums.Key, sums => sums.Sum(money => money.Minor));
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
        (await SellerAccount.OfAsync(db, sellerId, amount.Currency, cancellationToken)).Post(db, new StatementEntry
        {
            UserId = sellerId, PurchaseId = payout.PayoutId, Kind = SellerLineKinds.Payout, Bucket = payout.Bucket,
            AmountMinor = -payout.AmountMinor, Currency = payout.Currency, BookedAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
