namespace Picasso.Payments.Sharding;

/// <summary>The location of each bucket as cached by this process. It is never used alone: the ownership row on the shard decides.</summary>
internal sealed class BucketMap
{
    private readonly (string Shard, long Epoch)[] _places;

    private BucketMap((string Shard, long Epoch)[] places) => _places = places;

    /// <summary>The map from configuration; any shard's rows override it.</summary>
    public static BucketMap Of(ShardMap configured) =>
        new([.. Enumerable.Range(0, Buckets.Count).Select(bucket => (configured.NameOf(bucket), 0L))]);

    /// <summary>The shard of a bucket.</summary>
    public string NameOf(int bucket) => _places[bucket].Shard;

    /// <summary>The highest epoch of its moves; 0 when no shard has reported one.</summary>
    public long EpochOf(int bucket) => _places[bucket].Epoch;

    /// <summary>This map with the rows of the shards that answered. Buckets of an unavailable shard keep their last location.</summary>
    public BucketMap With(IEnumerable<(string Shard, BucketOwnership Ownership)> said)
    {
        var places = ((string Shard, long Epoch)[])_places.Clone();
        foreach (var (shard, ownership) in said)
        {
            // An arriving bucket is not here yet; only the other shard's row shows that it has left.
            if (ownership.State == BucketStates.Arriving || ownership.Epoch <= places[ownership.Bucket].Epoch)
                continue;
            places[ownership.Bucket] = (ownership.State == BucketStates.Gone ? ownership.Peer : shard, ownership.Epoch);
        }

        return new BucketMap(places);
    }
}
