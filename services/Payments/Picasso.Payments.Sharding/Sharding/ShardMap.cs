using System.Text.RegularExpressions;
using Picasso.Kernel;

namespace Picasso.Payments.Sharding;

/// <summary>Which shard holds which bucket at the very first start; every bucket is on exactly one. Later the ownership rows decide.</summary>
internal sealed partial class ShardMap
{
    private static readonly string[] s_default = ["payments-0", "payments-1"];

    private readonly string[] _shards = new string[Buckets.Count];

    /// <exception cref="InvalidOperationException">A bucket is on no shard or on two, or a name is invalid.</exception>
    public ShardMap(ShardOptions options)
        : this(options.Shards is { Count: > 0 } shards ? shards : Equal(s_default))
    {
    }

    private ShardMap(IReadOnlyList<ShardOption> ranges)
    {
        foreach (var range in ranges)
            Assign(range);
        if (Array.FindIndex(_shards, name => name is null) is >= 0 and var orphan)
            throw new InvalidOperationException($"{ShardOptions.Section}:Shards assigns no shard to bucket {orphan}.");
        Names = [.. _shards.Distinct()];
    }

    /// <summary>The configured map; otherwise equal shares for the shards with a connection string, or for two files.</summary>
    public static ShardMap Of(ShardOptions options, IReadOnlyList<string> connected) =>
        options.Shards is { Count: > 0 } || connected.Count == 0 ? new ShardMap(options) : new ShardMap(Equal(connected));

    /// <summary>Every shard, in the order of its first bucket.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The shard of a bucket.</summary>
    public string NameOf(int bucket) => _shards[bucket];

    /// <summary>The name, when it is valid for a shard: it becomes part of file names.</summary>
    /// <exception cref="DomainException">"shard_name_invalid".</exception>
    public static string RequireName(string name) => NamePattern().IsMatch(name)
        ? name
        : throw DomainError.Invalid("shard_name_invalid", "A shard's name is made of letters, digits and '-'.", "name").ToException();

    private static List<ShardOption> Equal(IReadOnlyList<string> names) => [.. names.Select((name, index) => new ShardOption
    {
        Name = name,
        FirstBucket = index * Buckets.Count / names.Count,
        LastBucket = (index + 1) * Buckets.Count / names.Count - 1,
    })];

    private void Assign(ShardOption range)
    {
        if (!NamePattern().IsMatch(range.Name))
            throw new InvalidOperationException($"'{range.Name}' is not a valid shard name: use letters, digits and '-' only.");
        if (range.FirstBucket < 0 || range.LastBucket >= Buckets.Count || range.FirstBucket > range.LastBucket)
            throw new InvalidOperationException($"Shard {range.Name} has no buckets between 0 and {Buckets.Count - 1}.");
        for (var bucket = range.FirstBucket; bucket <= range.LastBucket; bucket++)
        {
            if (_shards[bucket] is { } other)
                throw new InvalidOperationException($"Bucket {bucket} is assigned to {other} and to {range.Name}.");
            _shards[bucket] = range.Name;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,62}$")]
    private static partial Regex NamePattern();
}
