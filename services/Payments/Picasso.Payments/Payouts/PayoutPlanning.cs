using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Payouts;

/// <summary>
/// Decides which sales a seller is paid for: those that were held back long enough and that nobody disputes. Payout, sales
/// and ledger entry are one transaction, and a sale's key keeps a second one out.
/// </summary>
internal sealed class PayoutPlanning(PaymentShards shards, IOptions<PayoutOptions> options, TimeProvider clock, ILogger<PayoutPlanning> logger)
{
    private const int MostSales = 200;

    /// <summary>Plans what is due to the seller, a payout for each currency.</summary>
    public async Task PlanAsync(string sellerId, CancellationToken cancellationToken)
    {
        var before = clock.GetStorableNow() - options.Value.Hold;
        var sales = await shards.AskAsync(shards.OfUser(sellerId), db => db.Sales.AsNoTracking()
            .Where(sale => sale.SellerId == sellerId && sale.CompletedAt <= before && sale.NetMinor > 0
                && !db.PayoutSales.Any(paid => paid.PurchaseId == sale.PurchaseId))
            .OrderBy(sale => sale.CompletedAt).Take(MostSales).ToListAsync(cancellationToken));
        foreach (var currency in sales.GroupBy(sale => sale.Currency))
        {
            var good = new List<SaleRow>();
            foreach (var sale in currency)
            {
                if (await StandsAsync(sale.PurchaseId, cancellationToken))
                    good.Add(sale);
            }

            await PlanAsync(sellerId, currency.Key, good, cancellationToken);
        }
    }

    private async Task PlanAsync(string sellerId, string currency, List<SaleRow> sales, CancellationToken cancellationToken)
    {
        var amount = sales.Sum(sale => sale.NetMinor);
        if (amount < options.Value.MinimumMinor)
            return;
        if (await OwedAsync(sellerId, currency, cancellationToken) is var owed && owed < amount)
        {
            logger.LogWarning("Seller {SellerId} is owed {Owed} {Currency}, less than sales say: {Amount}", sellerId, owed, currency, amount);
            return;
        }

        var now = clock.GetStorableNow();
        var payout = new PayoutRow
        {
            PayoutId = Ids.New(clock), Bucket = Buckets.Of(sellerId), SellerId = sellerId, AmountMinor = amount, Currency = currency,
            CreatedAt = now, DueAt = now,
        };
        await using var db = shards.OfUser(sellerId).Open();
        db.Payouts.Add(payout);
        db.PayoutSales.AddRange(sales.Select(sale =>
            new PayoutSaleRow { PurchaseId = sale.PurchaseId, Bucket = payout.Bucket, PayoutId = payout.PayoutId }));
        db.Entries.Add(PayoutBookings.Due(payout, now));
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<bool> StandsAsync(string purchaseId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfPurchase(purchaseId), db => db.Purchases.AnyAsync(
            row => row.PurchaseId == purchaseId
                && (row.CurrentState == nameof(PurchaseState.Completed) || row.CurrentState == nameof(PurchaseState.Upheld)),
            cancellationToken));

    // Earnings are booked where their buyers are.
    private async Task<long> OwedAsync(string sellerId, string currency, CancellationToken cancellationToken)
    {
        var (account, owed) = (Accounts.SellerPayable(sellerId), 0L);
        foreach (var shard in shards.All)
        {
            owed -= await shards.AskAsync(shard, db => db.Postings
                .Where(posting => posting.Account == account && posting.Currency == currency)
                .SumAsync(posting => posting.AmountMinor, cancellationToken));
        }

        return owed;
    }
}
