using Aspire.Pomelo.EntityFrameworkCore.MySql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Enriches a registered context: settings of the section <c>Aspire:Pomelo:EntityFrameworkCore:MySql</c>, then of its part by the context's name,
/// then the caller's.
/// </summary>
public static class AspireEFMySqlExtensions
{
    private const string Section = "Aspire:Pomelo:EntityFrameworkCore:MySql";
    private const string Driver = "MySqlConnector";

    public static void EnrichMySqlDbContext<TContext>(
        this IHostApplicationBuilder builder, Action<PomeloEntityFrameworkCoreMySqlSettings>? configureSettings = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = Read<TContext>(builder.Configuration);
        configureSettings?.Invoke(settings);

        if (!settings.DisableRetry || settings.CommandTimeout is not null)
        {
            RequireRegistered<TContext>(builder.Services);
            builder.Services.ConfigureDbContext<TContext>(options => MySqlOptions.Apply(options, settings));
        }

        if (!settings.DisableHealthChecks)
            builder.Services.AddHealthChecks().AddCheck<DbContextHealthCheck<TContext>>(typeof(TContext).Name);
        if (!settings.DisableTracing)
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(Driver));
        if (!settings.DisableMetrics)
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Driver));
    }

    private static PomeloEntityFrameworkCoreMySqlSettings Read<TContext>(IConfiguration configuration)
    {
        var settings = new PomeloEntityFrameworkCoreMySqlSettings();
        configuration.GetSection(Section).Bind(settings);
        configuration.GetSection($"{Section}:{typeof(TContext).Name}").Bind(settings);
        return settings;
    }

    private static void RequireRegistered<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        if (services.All(service => service.ServiceType != typeof(DbContextOptions<TContext>)))
            throw new InvalidOperationException($"{typeof(TContext).Name} is not registered.");
    }
}
