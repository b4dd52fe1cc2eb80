using Picasso.Payments.Sharding;

namespace Picasso.Payments.Reconciling;

/// <summary>Finds the shard of a bucket by its number.</summary>
internal static class BucketShards
{
    public static Place Of(PaymentShards shards, int bucket) => new(shards, bucket);
}
