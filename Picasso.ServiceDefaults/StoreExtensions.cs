using Microsoft.Extensions.DependencyInjection;

namespace Picasso.ServiceDefaults;

/// <summary>Registers stores.</summary>
public static class StoreExtensions
{
    /// <summary>Registers a narrow port of a store that implements several.</summary>
    public static IServiceCollection AddFacet<TPort, TStore>(this IServiceCollection services)
        where TPort : class
        where TStore : class, TPort =>
        services.AddSingleton<TPort>(provider => provider.GetRequiredService<TStore>());
}
