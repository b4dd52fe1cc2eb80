using System.Diagnostics.Metrics;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Hits and misses of caches: meter "Picasso.Caches".</summary>
public sealed class CacheMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Picasso.Caches";

    private readonly Counter<long> _lookups;

    /// <summary>Creates the instrument.</summary>
    public CacheMetrics(IMeterFactory meters) => _lookups = meters.Create(MeterName)
        .CreateCounter<long>("picasso.cache.lookups", "{lookup}", "Looks into a cache, by outcome: hit or miss.");

    /// <summary>Counts a lookup.</summary>
    /// <param name="cache">The cache; one of a few constants.</param>
    /// <param name="hit">Whether the entry was found.</param>
    public void Looked(string cache, bool hit) => _lookups.Add(
        1, new KeyValuePair<string, object?>("cache", cache), new KeyValuePair<string, object?>("outcome", hit ? "hit" : "miss"));
}
