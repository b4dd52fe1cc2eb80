using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.Background;
using Picasso.Contracts;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.ObjectStorage.Folder;
using Picasso.ObjectStorage.S3;

namespace Picasso.ObjectStorage;

/// <summary>Registers object storage in a process.</summary>
public static class ObjectStorageExtensions
{
    /// <summary>
    /// Adds <see cref="IObjectStore"/>: on S3 when the connection string <see cref="ResourceNames.ObjectStorage"/> is set, else embedded in the <see
    /// cref="DataDirectory"/>. Calling it again changes nothing.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">The connection string is invalid.</exception>
    public static IHostApplicationBuilder AddObjectStore(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (builder.Configuration.GetConnectionString(ResourceNames.ObjectStorage) is { Length: > 0 } connection)
            AddS3(builder.Services, S3Settings.Parse(connection));
        else
            builder.Services.TryAddSingleton<IObjectStore>(provider => new FolderObjectStore(
                provider.GetRequiredService<DataDirectory>().Folder("objects"),
                provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>
    /// The configured origins that browsers read objects from directly; a web front end has to allow them. None when services serve all objects.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">The connection string is invalid.</exception>
    public static IReadOnlyList<string> ObjectStoreOrigins(this IConfiguration configuration)
    {
        if (configuration.GetConnectionString(ResourceNames.ObjectStorage) is not { Length: > 0 } connection)
            return [];
        var settings = S3Settings.Parse(connection);
        return new[] { settings.BrowserEndpoint, settings.PublicUrl is { } address ? new Uri(address) : null }
            .OfType<Uri>()
            .Select(uri => uri.GetLeftPart(UriPartial.Authority))
            .Distinct()
            .ToList();
    }

    private static void AddS3(IServiceCollection services, S3Settings settings)
    {
        services.TryAddSingleton(_ => new S3Connection(settings));
        services.TryAddSingleton<IObjectStore, S3ObjectStore>();
        services.AddEnginePreparation<S3Buckets>();
        if (services.Any(service => service.ImplementationType == typeof(S3Outages)))
            return;
        services.AddSingleton<ITransientFaultDetector, S3Outages>();
        services.AddHealthChecks().AddCheck<S3HealthCheck>(S3HealthCheck.Name, HealthStatus.Degraded);
    }
}
