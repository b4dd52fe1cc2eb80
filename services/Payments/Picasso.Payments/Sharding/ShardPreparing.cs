using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Prepares every shard before the process serves. One that is down does not keep the others from working; it is tried again.
/// Later keeps the map fresh and finishes moves that somebody left half done.
/// </summary>
internal sealed class ShardPreparing(
    PaymentShards shards, ShardMap configured, BucketMover mover, TimeProvider clock, ILogger<ShardPreparing> logger) : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

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
            await Task.Delay(s_patience, clock, stoppingToken);
            await PrepareAsync(stoppingToken);
            await TryAsync("Moves that were left half done", async () => _halfDone = await mover.ResumeAsync(_halfDone, stoppingToken), stoppingToken);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in shards.All.Where(shard => !shard.HasSchema))
            await TryAsync($"Shard {shard.Name}", () => shard.PrepareAsync(cancellationToken), cancellationToken);
        await shards.ReloadAsync(cancellationToken);
        if (shards.All.Any(shard => !shard.IsReady))
            await TryAsync("New shards", () => IntroduceAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Tells new shards of the buckets. The first time of all it is what configuration says, and every shard has to be there for that;
    /// later what the others say, so that a shard that joins begins empty, whatever configuration would give it.
    /// </summary>
    private async Task IntroduceAsync(CancellationToken cancellationToken)
    {
        var first = shards.All.All(shard => !shard.IsReady);
        if (first && configured.Names.Any(name => shards.Find(name) is not { HasSchema: true }))
            throw new InvalidOperationException("The very first start needs every shard.");
        foreach (var shard in shards.All.Where(shard => shard.HasSchema && !shard.IsReady))
            await shard.TellAsync(Enumerable.Range(0, Buckets.Count).Select(bucket => About(bucket, shard.Name)), cancellationToken);
    }

    private BucketFence About(int bucket, string shard)
    {
        var (holder, epoch) = (shards.Map.NameOf(bucket), shards.Map.EpochOf(bucket));
        if (holder != shard)
            return new BucketFence { Bucket = bucket, State = FenceStates.Gone, Epoch = 1, Peer = holder };
        return epoch <= 1
            ? new BucketFence { Bucket = bucket, State = FenceStates.Held, Epoch = 1 }
            : throw new InvalidOperationException($"Bucket {bucket} was moved to {shard}, which is empty: its rows are lost.");
    }

    private async Task TryAsync(string what, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "{What} cannot be prepared", what);
        }
    }
}
