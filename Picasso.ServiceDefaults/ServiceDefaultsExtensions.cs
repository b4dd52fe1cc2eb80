using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults;

/// <summary>What every Picasso process has: telemetry, health, discovery, resilience and one clock.</summary>
public static class ServiceDefaultsExtensions
{
    private const string Live = "live";

    /// <summary>Adds the defaults to a process.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="firstInProcess">False for a second host of one process, which leaves spans and metrics to the first.</param>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder, bool firstInProcess = true)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http => http.AddServiceDiscovery());
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        builder.AddTelemetry(firstInProcess);
        return builder;
    }

    /// <summary>Maps <c>/health</c> (ready to serve) and <c>/alive</c> (not stuck).</summary>
    public static WebApplication MapHealthEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) }).AllowAnonymous();
        return app;
    }
}
