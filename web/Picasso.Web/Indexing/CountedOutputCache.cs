using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.Web.Indexing;

/// <summary>The framework's output cache, with counters of hits and misses.</summary>
internal sealed class CountedOutputCache(IOutputCacheStore store, CacheMetrics metrics) : IOutputCacheStore
{
    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var answer = await store.GetAsync(key, cancellationToken);
        metrics.Looked("pages", answer is not null);
        return answer;
    }

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) =>
        store.SetAsync(key, value, tags, validFor, cancellationToken);

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => store.EvictByTagAsync(tag, cancellationToken);
}

/// <summary>Registers <see cref="CountedOutputCache"/> around the framework's choice.</summary>
internal static class CountedOutputCacheExtensions
{
    public static IServiceCollection AddCountedOutputCache(this IServiceCollection services)
    {
        services.AddOutputCache();
        services.TryAddSingleton<CacheMetrics>();
        var chosen = services.Last(service => service.ServiceType == typeof(IOutputCacheStore));
        services.Remove(chosen);
        return services.AddSingleton<IOutputCacheStore>(provider => new CountedOutputCache(
            (IOutputCacheStore)(chosen.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, chosen.ImplementationType!)),
            provider.GetRequiredService<CacheMetrics>()));
    }
}
