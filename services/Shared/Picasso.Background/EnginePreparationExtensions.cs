using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Picasso.Background;

/// <summary>Registers what engines have to hold.</summary>
public static class EnginePreparationExtensions
{
    /// <summary>Has an engine prepared before the process serves. Calling it again changes nothing.</summary>
    public static IServiceCollection AddEnginePreparation<TPreparation>(this IServiceCollection services)
        where TPreparation : class, IEnginePreparation
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEnginePreparation, TPreparation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EnginePreparing>());
        return services;
    }
}
