using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Kernel;
using Picasso.Kernel.Tracing;
using Picasso.Payments.Monitoring;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Payments.Outbox;

/// <summary>
/// Wakes purchases that wait too long. The time is in the row, so that it survives anything, and who moves it wakes the purchase. The
/// row's version stays: of several wakes that wait in a queue, because there is more to do than can be done, the first one counts.
/// </summary>
internal sealed class PurchaseTimeoutScheduler(
    PaymentShards shards, IBus bus, BusReadiness gate, Signal<PurchaseDue> due,
    IOptions<RelayOptions> options, TimeProvider clock, ILogger<PurchaseTimeoutScheduler> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 200;

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        using var listener = due.Listen();
        await RepeatAsync(
            WakeAllAsync, stop => listener.WaitAsync(options.Value.DuePollEvery, Clock, stop), LoopSettings.Prompt, stoppingToken);
    }

    private async Task WakeAllAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
            await TryAsync(shard.Name, stop => WakeAsync(shard, stop), cancellationToken);
    }

    private async Task WakeAsync(Shard shard, CancellationToken cancellationToken)
    {
        foreach (var (due, pictureId, trace) in await ClaimAsync(shard, cancellationToken))
        {
            using var span = PaymentsTracing.Resume("wake", trace);
            span.SetTagIfMissing(TelemetryTags.PurchaseId, due.PurchaseId);
            span.SetTagIfMissing(TelemetryTags.PictureId, pictureId);
            await bus.Publish(due, cancellationToken);
        }
    }

    /// <summary>Takes purchases that are due; of two that try, one gets each.</summary>
    public async Task<IReadOnlyList<(PurchaseDue Due, string PictureId, string? Trace)>> ClaimAsync(Shard shard, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = Clock.GetStorableNow(), lease = now + options.Value.DueLease;
        await using var db = shard.Open();
        var due = await db.Purchases.Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(Batch)
            .Select(row => row.PurchaseId).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return [];
        await db.Purchases.Where(row => due.Contains(row.PurchaseId) && row.DueAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.DueAt, lease), cancellationToken);
        // Of two that claim at the very same moment both see the other's, too: a second wake does nothing.
        return [.. (await db.Purchases.Where(row => due.Contains(row.PurchaseId) && row.DueAt == lease)
            .Select(row => new { row.PurchaseId, row.PictureId, row.Version, row.Trace }).ToListAsync(cancellationToken))
            .Select(row => (new PurchaseDue(row.PurchaseId, row.Version), row.PictureId, row.Trace))];
    }
}
