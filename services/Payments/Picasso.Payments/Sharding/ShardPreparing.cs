using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Picasso.Payments.Sharding;

/// <summary>Prepares every shard before the process serves. One that is down does not keep the others from working; it is tried again.</summary>
internal sealed class ShardPreparing(PaymentShards shards, TimeProvider clock, ILogger<ShardPreparing> logger) : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (shards.All.Any(shard => !shard.IsReady))
        {
            await Task.Delay(s_patience, clock, stoppingToken);
            await PrepareAsync(stoppingToken);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.All.Where(shard => !shard.IsReady))
        {
            try
            {
                await shard.PrepareAsync(cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogError(fault, "Shard {Shard} cannot be prepared", shard.Name);
            }
        }
    }
}
