using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.AppHost.Engines;

/// <summary>Adds Picasso's health checks to engines.</summary>
internal static class HealthExtensions
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Makes an engine's health depend on the check.</summary>
    public static IResourceBuilder<T> WithHealth<T>(this IResourceBuilder<T> engine, IHealthCheck check)
        where T : IResource
    {
        var key = $"{engine.Resource.Name}_check";
        engine.ApplicationBuilder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, check, HealthStatus.Unhealthy, tags: null, s_limit));
        return engine.WithHealthCheck(key);
    }
}
