namespace Picasso.Payments.Sharding;

/// <summary>Writes the map of buckets to new shards.</summary>
internal sealed class ShardInitializer(PaymentShards shards, ShardMap configured)
{
    /// <summary>
    /// At the very first start the map comes from configuration, and every shard has to be available. Later it comes from the other shards, so a new
    /// shard starts empty, whatever configuration assigns to it.
    /// </summary>
    public async Task IntroduceAsync(CancellationToken cancellationToken)
    {
        var first = shards.Known.All(shard => !shard.IsReady);
        if (first && configured.Names.Any(name => shards.Find(name) is not { HasSchema: true }))
            throw new InvalidOperationException("The very first start requires every shard.");
        foreach (var shard in shards.Known.Where(shard => shard.HasSchema && !shard.IsReady))
            await shard.WriteOwnershipsAsync(Enumerable.Range(0, Buckets.Count).Select(bucket => About(bucket, shard.Name)), cancellationToken);
    }

    private BucketOwnership About(int bucket, string shard)
    {
        var (holder, epoch) = (shards.Map.NameOf(bucket), shards.Map.EpochOf(bucket));
        if (holder != shard)
            return new BucketOwnership { Bucket = bucket, State = BucketStates.Gone, Epoch = 1, Peer = holder };
        return epoch <= 1
            ? new BucketOwnership { Bucket = bucket, State = BucketStates.Held, Epoch = 1 }
            : throw new InvalidOperationException($"Bucket {bucket} was moved to {shard}, which is empty: its rows are lost.");
    }
}
