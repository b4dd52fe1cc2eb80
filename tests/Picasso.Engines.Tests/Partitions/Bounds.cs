namespace Picasso.EngineTests.Partitions;

/// <summary>What docs/partitions.md promises about time. Measured times are shorter; these hold on a slow machine as well.</summary>
internal static class Bounds
{
    /// <summary>A caller of something that is away is refused.</summary>
    public static TimeSpan Refused { get; } = TimeSpan.FromSeconds(20);

    /// <summary>A purchase is accepted although something is away that it does not need.</summary>
    public static TimeSpan Accepted { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Others have bought meanwhile.</summary>
    public static TimeSpan Others { get; } = TimeSpan.FromSeconds(45);

    /// <summary>Health says it.</summary>
    public static TimeSpan Noticed { get; } = TimeSpan.FromSeconds(40);

    /// <summary>Another copy has done what one had begun.</summary>
    public static TimeSpan TakenOver { get; } = TimeSpan.FromSeconds(60);

    /// <summary>What waited goes on.</summary>
    public static TimeSpan Recovered { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Every copy and every store has the same.</summary>
    public static TimeSpan Agreed { get; } = TimeSpan.FromSeconds(120);
}
