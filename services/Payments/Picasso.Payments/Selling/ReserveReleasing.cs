using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Payments.Ledger;
using Picasso.Payments.Quoting;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Selling;

/// <summary>Gives sellers what was kept of their sales for long enough, as far as lost disputes have not taken it.</summary>
internal sealed class ReserveReleasing(
    PaymentShards shards, IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<ReserveReleasing> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(s_pause, clock);
        do
        {
            foreach (var shard in shards.All.Where(shard => shard.IsThere))
            {
                try
                {
                    await ReleaseAsync(shard, stoppingToken);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.LogError(fault, "Reserves of sellers on {Shard} cannot be released", shard.Name);
                }
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Releases what is due on a shard; what somebody else posts to at the same moment waits for the next time.</summary>
    public async Task ReleaseAsync(Shard shard, CancellationToken cancellationToken)
    {
        var before = clock.GetStorableNow() - options.Value.ReserveFor;
        await using var reading = shard.Open();
        var due = await reading.SellerLines.AsNoTracking()
            .Where(held => held.Kind == SellerLineKinds.ReserveHeld && held.BookedAt <= before
                && !reading.SellerLines.Any(row => row.UserId == held.UserId && row.PurchaseId == held.PurchaseId
                    && row.Kind == SellerLineKinds.ReserveReleased)
                && !reading.Sales.Any(row => row.PurchaseId == held.PurchaseId && row.Standing == SaleStandings.Disputed))
            .OrderBy(held => held.BookedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var held in due)
        {
            await using var db = shard.Open();
            await ReleaseAsync(db, held, cancellationToken);
        }
    }

    private async Task ReleaseAsync(PaymentsDbContext db, SellerLine held, CancellationToken cancellationToken)
    {
        var now = clock.GetStorableNow();
        var account = await SellerAccount.OfAsync(db, held.UserId, held.Currency, cancellationToken);
        var amount = Math.Min(held.ReserveMinor, account.ReserveMinor);
        account.Post(db, new SellerLine
        {
            UserId = held.UserId, PurchaseId = held.PurchaseId, Kind = SellerLineKinds.ReserveReleased, Bucket = held.Bucket,
            PictureId = held.PictureId, Title = held.Title, AmountMinor = amount, ReserveMinor = -amount, Currency = held.Currency, BookedAt = now,
        });
        if (amount > 0)
            db.Entries.Add(SellerBookings.ReserveReleased(held, amount, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
