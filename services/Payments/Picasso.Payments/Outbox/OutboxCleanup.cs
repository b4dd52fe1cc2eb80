using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Limiting;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Outbox;

/// <summary>Deletes old rows: messages that were delivered and handled, and openings of sales that have ended.</summary>
internal sealed class OutboxCleanup(
    PaymentShards shards, IOptions<RelayOptions> options, TimeProvider clock, ILogger<OutboxCleanup> logger) : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);
    private static readonly LoopSettings s_settings = LoopSettings.Usual with { Deadline = s_pause };

    public override string Name => "outbox-pruning";

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(s_pause, Clock, stoppingToken);
        await RepeatAsync(PruneAllAsync, s_pause, s_settings, stoppingToken);
    }

    private async Task PruneAllAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
            await TryAsync(shard.Name, stop => PruneAsync(shard, stop), cancellationToken);
    }

    /// <summary>Removes what is older than configured.</summary>
    public async Task PruneAsync(Shard shard, CancellationToken cancellationToken)
    {
        var before = Clock.GetStorableNow() - options.Value.KeepFor;
        await using var db = shard.Open();
        await db.Outbox.Where(row => row.DoneAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.Inbox.Where(row => row.HandledAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.OpenSales.Where(row => row.ClosedAt < before).ExecuteDeleteAsync(cancellationToken);
        var uncounted = Clock.GetStorableNow() - BuyerLimits.Window;
        await db.CardAttempts.Where(row => row.StartedAt < uncounted).ExecuteDeleteAsync(cancellationToken);
        await db.LimitLocks.Where(row => row.UsedAt < uncounted).ExecuteDeleteAsync(cancellationToken);
    }
}
