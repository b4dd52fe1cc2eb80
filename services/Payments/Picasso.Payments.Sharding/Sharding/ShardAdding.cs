using Picasso.Kernel;

namespace Picasso.Payments.Sharding;

/// <summary>Operations on shards for operators.</summary>
internal sealed class ShardAdding(PaymentShards shards, BucketMover mover)
{
    /// <summary>Every shard of this process, with its number of buckets.</summary>
    public async Task<IReadOnlyList<(string Name, bool Ready, int Buckets)>> ListAsync(CancellationToken cancellationToken)
    {
        await shards.ReloadAsync(cancellationToken);
        var held = Enumerable.Range(0, Buckets.Count).CountBy(shards.Map.NameOf).ToDictionary();
        return [.. shards.All.Select(shard => (shard.Name, shard.IsAvailable, held.GetValueOrDefault(shard.Name)))];
    }

    /// <summary>Adds a shard, empty unless it exists already.</summary>
    /// <exception cref="DomainException">"shard_name_invalid", "shard_unknown".</exception>
    public async Task AddAsync(string name, bool takeShare, CancellationToken cancellationToken)
    {
        ShardMap.RequireName(name);
        await mover.ReadyAsync(name, cancellationToken);
        if (!takeShare)
            return;
        var held = await ListAsync(cancellationToken);
        var share = Buckets.Count / held.Count;
        var missing = share - held.Single(shard => shard.Name == name).Buckets;
        var surplus = held.ToDictionary(shard => shard.Name, shard => shard.Buckets - share);
        foreach (var bucket in Enumerable.Range(0, Buckets.Count))
        {
            if (missing > 0 && shards.Map.NameOf(bucket) is var from && from != name && surplus[from]-- > 0)
            {
                await mover.MoveAsync(bucket, name, cancellationToken);
                missing--;
            }
        }
    }

    /// <summary>Moves buckets, one after the other.</summary>
    /// <exception cref="DomainException">"buckets_invalid", "shard_name_invalid", "shard_unknown".</exception>
    public async Task MoveAsync(string to, int first, int last, CancellationToken cancellationToken)
    {
        ShardMap.RequireName(to);
        if (first < 0 || last >= Buckets.Count || first > last)
            throw DomainError.Invalid("buckets_invalid", $"Buckets go from 0 to {Buckets.Count - 1}.", "first_bucket").ToException();
        for (var bucket = first; bucket <= last; bucket++)
            await mover.MoveAsync(bucket, to, cancellationToken);
    }
}
