using Picasso.Payments.Sharding;

namespace Picasso.Payments.Reconciling;

/// <summary>The shard of a bucket of which only the number is known.</summary>
internal static class BucketShards
{
    public static Place Of(PaymentShards shards, int bucket) => new(shards, bucket);
}
