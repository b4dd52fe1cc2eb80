using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Picasso.Kernel;

namespace Picasso.EmbeddedStorage;

/// <summary>Registers common parts of processes with embedded stores.</summary>
public static class EmbeddedStorageExtensions
{
    /// <summary>Maps unusable files to UNAVAILABLE at the edge. Calling it again changes nothing.</summary>
    public static IServiceCollection AddEmbeddedOutages(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITransientFaultDetector, SqliteOutages>());
        return services;
    }
}
