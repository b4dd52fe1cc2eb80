using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Prepares every shard before the process serves. One that is down does not keep the others from working; it is tried again.
/// Later keeps the map fresh and finishes moves that somebody left half done.
/// </summary>
internal sealed class ShardPreparing(
    PaymentShards shards, ShardIntroducing introducing, BucketMover mover, IOptions<ShardOptions> options, TimeProvider clock,
    ILogger<ShardPreparing> logger) : BackgroundService
{
    private IReadOnlySet<int> _halfDone = new HashSet<int>();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.ShardLookEvery, clock, stoppingToken);
            await PrepareAsync(stoppingToken);
            await TryAsync("Moves", async () => _halfDone = await mover.ResumeAsync(_halfDone, stoppingToken), stoppingToken);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.All.Where(shard => !shard.HasSchema))
            await TryAsync($"Shard {shard.Name}", () => shard.PrepareAsync(cancellationToken), cancellationToken);
        await shards.ReloadAsync(cancellationToken);
        if (shards.All.Any(shard => !shard.IsReady))
            await TryAsync("New shards", () => introducing.IntroduceAsync(cancellationToken), cancellationToken);
    }

    private async Task TryAsync(string what, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "{What} cannot be prepared or finished", what);
        }
    }
}
