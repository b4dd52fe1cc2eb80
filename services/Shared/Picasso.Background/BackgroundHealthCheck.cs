using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Picasso.Background;

/// <summary>
/// Degraded while a background service of the process fails; the description names it. The process stays ready, because answers do not depend on it.
/// </summary>
internal sealed class BackgroundHealthCheck(IServiceProvider services) : IHealthCheck
{
    public const string Name = "background";

    // A sentence is for people; a process without its engines has dozens of failures.
    private const int Shown = 5;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failures = services.GetServices<IHostedService>().OfType<BackgroundLoop>().SelectMany(loop => loop.Failures).ToList();
        return Task.FromResult(failures.Count == 0
            ? HealthCheckResult.Healthy("Every background service works.")
            : HealthCheckResult.Degraded(string.Join("; ", failures.Take(Shown).Select(Describe))));
    }

    private static string Describe(LoopFailure failure) =>
        $"{failure.Loop}{(failure.Part.Length > 0 ? $" ({failure.Part})" : "")} has failed for {failure.Duration.TotalSeconds:0} s: {failure.Fault}";
}

/// <summary>Registers the common parts of background services.</summary>
public static class BackgroundExtensions
{
    /// <summary>Adds the health check "background". Calling it again changes nothing.</summary>
    public static IServiceCollection AddBackgroundHealth(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(BackgroundHealthCheck)))
            return services;
        services.TryAddSingleton<BackgroundHealthCheck>();
        services.AddHealthChecks().AddCheck<BackgroundHealthCheck>(BackgroundHealthCheck.Name);
        return services;
    }
}
