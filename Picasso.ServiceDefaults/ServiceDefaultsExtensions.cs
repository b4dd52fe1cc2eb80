using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.OptionsValidation;
using Picasso.OptionsValidation.Naming;
using Picasso.ServiceDefaults.Discovery;
using Picasso.ServiceDefaults.Health;
using Picasso.ServiceDefaults.Hosting;
using Picasso.ServiceDefaults.Secrets;
using Picasso.ServiceDefaults.Settings;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults;

/// <summary>What every Picasso process has: telemetry, health, discovery, resilience and one clock.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Adds the defaults to a process.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="firstInProcess">False for a second host of one process, which leaves spans and metrics to the first.</param>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder, bool firstInProcess = true)
    {
        StartErrors.EndWithOneSentence();
        builder.Configuration.PrepareSettings();
        if (firstInProcess)
            builder.Services.WarnOfFormerNames(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddBalancedDiscovery();
        builder.Services.AddSingleton<Draining>().AddHostedService<DrainDelay>();
        builder.Services.AddValidatedOptions<DrainOptions>(DrainOptions.Section);
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>(
            (host, drain) => host.ShutdownTimeout = drain.Value.Delay + drain.Value.Within);
        builder.Services.AddHealthChecks()
            .AddCheck("self", () => HealthCheckResult.Healthy(), [HealthEndpoints.LiveTag])
            .AddCheck<DrainingHealthCheck>("draining");
        builder.Services.AddBackgroundHealth();
        builder.Services.AddSingleton<IHttpContextFactory, SecretHidingContextFactory>();
        builder.Services.AddTransient<IStartupFilter, SecretRestoring>();
        // The forwarder would log complete addresses.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder.HttpForwarder", LogLevel.Warning);
        builder.AddTelemetry(firstInProcess);
        return builder;
    }
}
