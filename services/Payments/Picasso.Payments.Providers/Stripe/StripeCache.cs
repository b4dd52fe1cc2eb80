using Microsoft.Extensions.Caching.Memory;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Caches in this process which intent belongs to which key: it saves a search and decides nothing.</summary>
internal sealed class StripeCache(CacheMetrics metrics) : IDisposable
{
    private static readonly MemoryCacheEntryOptions s_entry = new() { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) };

    private readonly MemoryCache _ids = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public string? Find(string key)
    {
        var known = _ids.TryGetValue(key, out string? id);
        metrics.Looked("stripe-intents", known);
        return known ? id : null;
    }

    public void Remember(string key, string id) => _ids.Set(key, id, s_entry);

    public void Dispose() => _ids.Dispose();
}
