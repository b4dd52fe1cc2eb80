namespace Picasso.Payments.Sharding;

/// <summary>Where each bucket is, as far as this process knows. It is never trusted alone: the ownership on the shard decides.</summary>
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
    public BucketMap With(IEnumerable<(string Shard, BucketOwnership Ownership)> said)
    {
        var places = ((string Shard, long Epoch)[])_places.Clone();
        foreach (var (shard, ownership) in said)
        {
            // What arrives is not here yet; that it has left is for the other side to say.
            if (ownership.State == BucketStates.Arriving || ownership.Epoch <= places[ownership.Bucket].Epoch)
                continue;
            places[ownership.Bucket] = (ownership.State == BucketStates.Gone ? ownership.Peer : shard, ownership.Epoch);
        }

        return new BucketMap(places);
    }
}
