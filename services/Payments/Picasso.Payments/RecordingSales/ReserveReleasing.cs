using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Ledger;
using Picasso.Payments.Quoting;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.RecordingSales;

/// <summary>Releases sellers' reserves after the holding period, as far as lost disputes have not used them.</summary>
internal sealed class ReserveReleasing(
    PaymentShards shards, IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<ReserveReleasing> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(ReleaseAllAsync, s_pause, LoopSettings.Usual with { Deadline = s_pause }, stoppingToken);

    private async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
            await TryAsync(shard.Name, stop => ReleaseAsync(shard, stop), cancellationToken);
    }

    /// <summary>Releases the due reserves of a shard; an account that is posted to at the same moment waits for the next round.</summary>
    public async Task ReleaseAsync(Shard shard, CancellationToken cancellationToken)
    {
        var before = Clock.GetStorableNow() - options.Value.ReserveFor;
        await using var reading = shard.Open();
        var due = await reading.StatementEntries.AsNoTracking()
            .Where(held => held.Kind == SellerLineKinds.ReserveHeld && held.BookedAt <= before
                && !reading.StatementEntries.Any(row => row.UserId == held.UserId && row.PurchaseId == held.PurchaseId
                    && row.Kind == SellerLineKinds.ReserveReleased)
                && !reading.Sales.Any(row => row.PurchaseId == held.PurchaseId && row.Standing == SaleStatus.Disputed))
            .OrderBy(held => held.BookedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var held in due)
        {
            await using var db = shard.Open();
            await ReleaseAsync(db, held, cancellationToken);
        }
    }

    private async Task ReleaseAsync(PaymentsDbContext db, StatementEntry held, CancellationToken cancellationToken)
    {
        var now = Clock.GetStorableNow();
        var account = await SellerAccount.OfAsync(db, held.UserId, held.Currency, cancellationToken);
        var amount = Math.Min(held.ReserveMinor, account.ReserveMinor);
        account.Post(db, new StatementEntry
        {
            UserId = held.UserId, PurchaseId = held.PurchaseId, Kind = SellerLineKinds.ReserveReleased, Bucket = held.Bucket,
            PictureId = held.PictureId, Title = held.Title, AmountMinor = amount, ReserveMinor = -amount, Currency = held.Currency, BookedAt = now,
        });
        if (amount > 0)
            db.Entries.Add(SellerBookings.ReserveReleased(held, amount, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
