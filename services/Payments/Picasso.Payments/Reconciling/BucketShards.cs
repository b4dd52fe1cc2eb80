using Picasso.Payments.Sharding;

namespace Picasso.Payments.Reconciling;

/// <summary>The shard of a bucket of which only the number is known.</summary>
internal static class BucketShards
{
    public static Shard Of(PaymentShards shards, int bucket) => shards.OfPurchase($"00000000-0000-0000-0000-{bucket:x12}");
}
