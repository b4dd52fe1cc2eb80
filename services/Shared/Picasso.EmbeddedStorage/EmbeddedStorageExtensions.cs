using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Picasso.Kernel;

namespace Picasso.EmbeddedStorage;

/// <summary>Registers what processes with embedded stores share.</summary>
public static class EmbeddedStorageExtensions
{
    /// <summary>Makes files that cannot be used now UNAVAILABLE at the edge. Calling it again changes nothing.</summary>
    public static IServiceCollection AddEmbeddedOutages(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITransientFaultDetector, SqliteOutages>());
        return services;
    }
}
