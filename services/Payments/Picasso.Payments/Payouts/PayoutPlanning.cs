using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Payouts;

/// <summary>Reads what a seller has earned and stores the payouts of a <see cref="PayoutPlan"/>. Payout, statement line and ledger entry are one transaction.</summary>
internal sealed class PayoutPlanning(PaymentShards shards, IOptions<PayoutOptions> options, TimeProvider clock)
{
    /// <summary>Plans the due payouts of a seller, one for each currency.</summary>
    public async Task PlanAsync(string sellerId, CancellationToken cancellationToken)
    {
        var earnings = await ReadAsync(sellerId, cancellationToken);
        foreach (var payout in PayoutPlan.Of(earnings, options.Value.MinimumMinor, clock.GetStorableNow()))
            await WriteAsync(payout, cancellationToken);
    }

    /// <summary>What the next payouts to a seller will be, one forecast for each currency.</summary>
    public async Task<IReadOnlyList<PayoutForecast>> ForecastAsync(string sellerId, CancellationToken cancellationToken) =>
        PayoutForecast.Of(await ReadAsync(sellerId, cancellationToken), options.Value.MinimumMinor, clock.GetStorableNow());

    // The order matters. A payout that is planned after the count takes the id; a sale that settles after the balance was read is not in it; one
    // that ends after the open sales were read is among the sales.
    private async Task<SellerEarnings> ReadAsync(string sellerId, CancellationToken cancellationToken)
    {
        var before = await shards.AskAsync(shards.OfUser(sellerId), db => db.Payouts.CountAsync(row => row.SellerId == sellerId, cancellationToken));
        var owed = await OwedAsync(sellerId, cancellationToken);
        var open = await OpenSalesAsync(sellerId, cancellationToken);
        var held = await HeldLinesAsync(sellerId, open, cancellationToken);
        return new SellerEarnings(sellerId, Buckets.Of(sellerId), before, owed, held, open);
    }

    // Earnings are booked in the shards of the buyers.
    private async Task<IReadOnlyList<Money>> OwedAsync(string sellerId, CancellationToken cancellationToken)
    {
        var account = Accounts.SellerPayable(sellerId);
        return PayoutPlan.Owed(await OfAllShardsAsync(db => db.Postings.Where(posting => posting.Account == account)
            .GroupBy(posting => posting.Currency)
            .Select(group => new Money(group.Sum(posting => posting.AmountMinor), group.Key)).ToListAsync(cancellationToken)));
    }

    // Sales that have not ended (usually disputed ones), whatever their age.
    private Task<List<SaleProceeds>> OpenSalesAsync(string sellerId, CancellationToken cancellationToken) =>
        OfAllShardsAsync(db => db.Purchases.Where(row => row.EndedAt == null && row.SellerId == sellerId && row.Position > 0)
            .Select(row => new SaleProceeds(row.PurchaseId, new Money(row.PriceMinor - row.FeeMinor - row.RoyaltyMinor, row.Currency), null))
            .ToListAsync(cancellationToken));

    // Recent earnings, those of open sales, and those of a resale for as long as it can be undone; a reversed sale is no longer owed.
    private async Task<List<SaleProceeds>> HeldLinesAsync(string sellerId, IReadOnlyList<SaleProceeds> open, CancellationToken cancellationToken)
    {
        var (ids, now) = (open.Select(sale => sale.PurchaseId).ToList(), clock.GetStorableNow());
        var after = now - options.Value.Hold;
        var lines = await shards.AskAsync(shards.OfUser(sellerId), db => db.StatementEntries
            .Where(line => line.UserId == sellerId
                && (line.BookedAt > after || ids.Contains(line.PurchaseId)
                    || db.Sales.Any(sale => sale.PurchaseId == line.PurchaseId && sale.SellerId == sellerId && sale.HeldUntil > now))
                && !db.StatementEntries.Any(back => back.UserId == sellerId && back.PurchaseId == line.PurchaseId
                    && (back.Kind == SellerLineKinds.SaleReversed || back.Kind == SellerLineKinds.SaleUndone
                        || back.Kind == SellerLineKinds.RoyaltyReversed))
                && (line.Kind == SellerLineKinds.Sale || line.Kind == SellerLineKinds.Royalty || line.Kind == SellerLineKinds.ReserveHeld))
            .Select(line => new
            {
                line.PurchaseId, line.AmountMinor, line.Currency, line.BookedAt,
                Resale = db.Sales.Where(sale => sale.PurchaseId == line.PurchaseId && sale.SellerId == sellerId).Select(sale => sale.HeldUntil).FirstOrDefault(),
            }).ToListAsync(cancellationToken));
        return [.. lines.Select(line => new SaleProceeds(
            line.PurchaseId, new Money(line.AmountMinor, line.Currency), ids.Contains(line.PurchaseId) ? null : Later(line.BookedAt + options.Value.Hold, line.Resale)))];
    }

    private static DateTimeOffset Later(DateTimeOffset hold, DateTimeOffset? resale) => resale > hold ? resale.Value : hold;

    private async Task<List<T>> OfAllShardsAsync<T>(Func<PaymentsDbContext, Task<List<T>>> read)
    {
        var all = new List<T>();
        foreach (var shard in shards.All)
            all.AddRange(await shards.AskAsync(shard, read));
        return all;
    }

    private async Task WriteAsync(SellerPayout payout, CancellationToken cancellationToken)
    {
        await using var db = shards.OfUser(payout.SellerId).Open();
        db.Payouts.Add(payout);
        db.Entries.Add(PayoutBookings.Due(payout));
        (await SellerAccount.OfAsync(db, payout.SellerId, payout.Currency, cancellationToken)).Post(db, payout.ToStatementLine());
        await db.SaveChangesAsync(cancellationToken);
    }
}
