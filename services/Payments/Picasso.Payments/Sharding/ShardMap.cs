using System.Text.RegularExpressions;

namespace Picasso.Payments.Sharding;

/// <summary>Which shard holds which bucket; every bucket lies on exactly one.</summary>
internal sealed partial class ShardMap
{
    private static readonly ShardOption[] s_default =
    [
        new() { Name = "payments-0", FirstBucket = 0, LastBucket = Buckets.Count / 2 - 1 },
        new() { Name = "payments-1", FirstBucket = Buckets.Count / 2, LastBucket = Buckets.Count - 1 },
    ];

    private readonly string[] _shards = new string[Buckets.Count];

    /// <exception cref="InvalidOperationException">A bucket lies nowhere or twice, or a name is not one.</exception>
    public ShardMap(ShardOptions options)
    {
        foreach (var range in options.Shards is { Count: > 0 } shards ? shards : [.. s_default])
            Assign(range);
        if (Array.FindIndex(_shards, name => name is null) is >= 0 and var orphan)
            throw new InvalidOperationException($"{ShardOptions.Section}:Shards leaves bucket {orphan} without a shard.");
        Names = [.. _shards.Distinct()];
    }

    /// <summary>Every shard, in the order of its first bucket.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The shard of a bucket.</summary>
    public string NameOf(int bucket) => _shards[bucket];

    private void Assign(ShardOption range)
    {
        if (!NamePattern().IsMatch(range.Name))
            throw new InvalidOperationException($"'{range.Name}' is not a shard's name: letters, digits and '-' only.");
        if (range.FirstBucket < 0 || range.LastBucket >= Buckets.Count || range.FirstBucket > range.LastBucket)
            throw new InvalidOperationException($"Shard {range.Name} has no buckets between 0 and {Buckets.Count - 1}.");
        for (var bucket = range.FirstBucket; bucket <= range.LastBucket; bucket++)
        {
            if (_shards[bucket] is { } other)
                throw new InvalidOperationException($"Bucket {bucket} lies on {other} and on {range.Name}.");
            _shards[bucket] = range.Name;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,62}$")]
    private static partial Regex NamePattern();
}
