namespace Picasso.Payments.Sharding;

/// <summary>Where each bucket is, as far as this process knows. It is never trusted alone: the fence on the shard decides.</summary>
internal sealed class BucketMap
{
    private readonly (string Shard, long Epoch)[] _places;

    private BucketMap((string Shard, long Epoch)[] places) => _places = places;

    /// <summary>The map that configuration describes, which anything that a shard says overrules.</summary>
    public static BucketMap Of(ShardMap configured) =>
        new([.. Enumerable.Range(0, Buckets.Count).Select(bucket => (configured.NameOf(bucket), 0L))]);

    /// <summary>The shard of a bucket.</summary>
    public string NameOf(int bucket) => _places[bucket].Shard;

    /// <summary>How far its moves have come; 0 when no shard has said anything.</summary>
    public long EpochOf(int bucket) => _places[bucket].Epoch;

    /// <summary>This map with what shards say. A shard that is down says nothing, and its buckets stay where they were.</summary>
    public BucketMap With(IEnumerable<(string Shard, BucketFence Fence)> said)
    {
        var places = ((string Shard, long Epoch)[])_places.Clone();
        foreach (var (shard, fence) in said)
        {
            // What arrives is not here yet; that it has left is for the other side to say.
            if (fence.State == FenceStates.Arriving || fence.Epoch <= places[fence.Bucket].Epoch)
                continue;
            places[fence.Bucket] = (fence.State == FenceStates.Gone ? fence.Peer : shard, fence.Epoch);
        }

        return new BucketMap(places);
    }
}
