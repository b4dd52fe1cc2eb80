using Picasso.OptionsValidation;

namespace Picasso.Payments.Sharding;

/// <summary>The initial location of buckets, and the interval of maintenance: configuration section <c>Picasso:Payments</c>.</summary>
internal sealed class ShardOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments";

    /// <summary>The shards; empty means two of equal size.</summary>
    public List<ShardOption> Shards { get; set; } = [];

    /// <summary>How often the map is read again, unavailable shards are retried, and incomplete moves are continued.</summary>
    public TimeSpan ShardLookEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(ShardLookEvery);
}

/// <summary>One shard.</summary>
internal sealed class ShardOption
{
    /// <summary>Its name; embedded, the file is <c>{name}.db</c> in the data directory.</summary>
    public string Name { get; set; } = "";

    /// <summary>The first bucket on it.</summary>
    public int FirstBucket { get; set; }

    /// <summary>The last bucket on it.</summary>
    public int LastBucket { get; set; }
}
