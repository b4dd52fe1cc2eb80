using Microsoft.Extensions.Caching.Memory;
using Picasso.ServiceDefaults.Telemetry;
using Picasso.Web.Live;

namespace Picasso.Web.Caching;

/// <summary>
/// Validators of pages that were rendered a moment ago. One holds while no change of pictures or reactions was reported since its page was read, and ten
/// seconds at most: names, followers and edited comments change without a report.
/// </summary>
internal sealed class KnownPages(LiveFeed feed, TimeProvider clock, CacheMetrics metrics) : IDisposable
{
    private const int MostPages = 2_000;
    private const int LongestKey = 1_000;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MostPages });

    /// <summary>To be taken before a page is read, for <see cref="Keep"/>.</summary>
    public Moment Now() => new(feed.Version, clock.GetTimestamp());

    /// <summary>The validator of a page that has not changed; null when that is unknown.</summary>
    public string? Find(string key)
    {
        var found = _pages.TryGetValue(key, out Known? known) && known is not null
            && known.Read.Version is { } version && version == feed.Version && clock.GetElapsedTime(known.Read.At) < s_longest
                ? known.Validator
                : null;
        metrics.Looked("validators", found is not null);
        return found;
    }

    /// <summary>Remembers a page's validator.</summary>
    /// <param name="key">The request, with all that the page depends on.</param>
    /// <param name="validator">Its entity tag.</param>
    /// <param name="read">The moment before the page was read.</param>
    public void Keep(string key, string validator, Moment read)
    {
        if (read.Version is null || key.Length > LongestKey)
            return;
        _pages.Set(key, new Known(validator, read), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = s_longest });
    }

    public void Dispose() => _pages.Dispose();

    private sealed record Known(string Validator, Moment Read);

    /// <summary>A moment of the site.</summary>
    /// <param name="Version">The version of what pages show; null while changes are not reported.</param>
    /// <param name="At">A timestamp of the clock.</param>
    public readonly record struct Moment(long? Version, long At);
}
