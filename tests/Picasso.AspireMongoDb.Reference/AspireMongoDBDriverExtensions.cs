using Aspire.MongoDB.Driver;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Driver;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers a client: settings of the section <c>Aspire:MongoDB:Driver</c>, then of its part by name, then the connection string, then the caller's.</summary>
public static class AspireMongoDBDriverExtensions
{
    private const string Section = "Aspire:MongoDB:Driver";
    private const string HealthCheck = "MongoDB.Driver";

    public static void AddMongoDBClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<MongoDBSettings>? configureSettings = null,
        Action<MongoClientSettings>? configureClientSettings = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var settings = Read(builder.Configuration, connectionName);
        configureSettings?.Invoke(settings);

        builder.Services.AddSingleton<IMongoClient>(_ => Create(settings, connectionName, configureClientSettings));
        if (!settings.DisableTracing)
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(HealthCheck));
        if (!settings.DisableHealthChecks && !string.IsNullOrWhiteSpace(settings.ConnectionString))
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                HealthCheck,
                provider => new MongoDBHealthCheck(provider.GetRequiredService<IMongoClient>()),
                failureStatus: null, tags: null,
                settings.HealthCheckTimeout is > 0 and var timeout ? TimeSpan.FromMilliseconds(timeout) : null));
    }

    private static MongoDBSettings Read(IConfiguration configuration, string connectionName)
    {
        var settings = new MongoDBSettings();
        configuration.GetSection(Section).Bind(settings);
        configuration.GetSection($"{Section}:{connectionName}").Bind(settings);
        settings.ConnectionString = configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        return settings;
    }

    private static MongoClient Create(MongoDBSettings settings, string connectionName, Action<MongoClientSettings>? configure)
    {
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
            throw new InvalidOperationException($"ConnectionStrings:{connectionName} is missing.");
        var client = MongoClientSettings.FromConnectionString(settings.ConnectionString);
        configure?.Invoke(client);
        return new MongoClient(client);
    }
}
