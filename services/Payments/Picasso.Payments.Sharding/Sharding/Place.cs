using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>The location of a user or a purchase: a fixed bucket and its current shard.</summary>
internal readonly record struct Place(PaymentShards Shards, int Bucket)
{
    /// <summary>The shard that holds it, by the cached map.</summary>
    public Shard Shard => Shards.Holding(Bucket);

    /// <summary>The shard's name.</summary>
    public string Name => Shard.Name;

    /// <summary>A unit of work on that shard. Writes to a moved bucket are rejected; reads that must follow a move use PaymentShards.</summary>
    /// <exception cref="ShardDownException">The shard could not be prepared yet.</exception>
    public PaymentsDbContext Open() => Shard.Open();
}
