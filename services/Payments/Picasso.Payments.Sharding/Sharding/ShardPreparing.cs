using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Prepares every shard before the process serves. An unavailable shard does not block the others; it is retried. Later rounds refresh the map and
/// complete interrupted moves.
/// </summary>
internal sealed class ShardPreparing(
    PaymentShards shards, ShardInitializer introducing, BucketMover mover, IOptions<ShardOptions> options, TimeProvider clock,
    ILogger<ShardPreparing> logger) : BackgroundLoop(clock, logger)
{
    // Moving a large bucket may take long.
    private static readonly LoopSettings s_settings = LoopSettings.Prompt with { Deadline = Timeout.InfiniteTimeSpan };

    private IReadOnlySet<int> _halfDone = new HashSet<int>();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(options.Value.ShardLookEvery, Clock, stoppingToken);
        await RepeatAsync(LookAsync, options.Value.ShardLookEvery, s_settings, stoppingToken);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await TryAsync("moves", async stop => _halfDone = await mover.ResumeAsync(_halfDone, stop), cancellationToken);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.Known.Where(shard => !shard.HasSchema))
            await TryAsync(shard.Name, shard.PrepareAsync, cancellationToken);
        await shards.ReloadAsync(cancellationToken);
        if (shards.Known.Any(shard => !shard.IsReady))
            await TryAsync("new shards", introducing.IntroduceAsync, cancellationToken);
    }
}
