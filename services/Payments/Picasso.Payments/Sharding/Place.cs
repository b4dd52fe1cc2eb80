using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>Where a person or a purchase is: the bucket for ever, the shard for now.</summary>
internal readonly record struct Place(PaymentShards Shards, int Bucket)
{
    /// <summary>The shard that holds it, as far as this process knows.</summary>
    public Shard Shard => Shards.Holding(Bucket);

    /// <summary>The shard's name.</summary>
    public string Name => Shard.Name;

    /// <summary>A unit of work there. Writes of a bucket that has moved are refused; reads that must follow it go through the shards.</summary>
    /// <exception cref="ShardDownException">The shard could not be prepared yet.</exception>
    public PaymentsDbContext Open() => Shard.Open();
}
