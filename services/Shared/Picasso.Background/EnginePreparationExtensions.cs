using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Picasso.Background;

/// <summary>Registers the preparation of engines.</summary>
public static class EnginePreparationExtensions
{
    /// <summary>Registers the preparation of an engine before the process serves. Calling it again changes nothing.</summary>
    public static IServiceCollection AddEnginePreparation<TPreparation>(this IServiceCollection services)
        where TPreparation : class, IEnginePreparation
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEnginePreparation, TPreparation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EnginePreparing>());
        return services;
    }
}
