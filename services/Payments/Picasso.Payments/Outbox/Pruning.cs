using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Payments.Limiting;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Outbox;

/// <summary>Forgets messages that were delivered and handled long ago, and that somebody once was about to buy.</summary>
internal sealed class Pruning(
    PaymentShards shards, IOptions<RelayOptions> options, TimeProvider clock, ILogger<Pruning> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(s_pause, clock);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var shard in shards.All.Where(shard => shard.IsThere))
            {
                try
                {
                    await PruneAsync(shard, stoppingToken);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.LogError(fault, "Old messages of {Shard} cannot be removed", shard.Name);
                }
            }
        }
    }

    /// <summary>Removes what is older than configured.</summary>
    public async Task PruneAsync(Shard shard, CancellationToken cancellationToken)
    {
        var before = clock.GetStorableNow() - options.Value.KeepFor;
        await using var db = shard.Open();
        await db.Outbox.Where(row => row.DoneAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.Inbox.Where(row => row.HandledAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.OpenSales.Where(row => row.ClosedAt < before).ExecuteDeleteAsync(cancellationToken);
        var uncounted = clock.GetStorableNow() - BuyerLimitOptions.Window;
        await db.CardAttempts.Where(row => row.StartedAt < uncounted).ExecuteDeleteAsync(cancellationToken);
        await db.LimitGates.Where(row => row.UsedAt < uncounted).ExecuteDeleteAsync(cancellationToken);
    }
}
