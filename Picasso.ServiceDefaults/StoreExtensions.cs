using Microsoft.Extensions.DependencyInjection;

namespace Picasso.ServiceDefaults;

/// <summary>Registers stores.</summary>
public static class StoreExtensions
{
    /// <summary>Lets a use case ask for the one narrow port that it needs of a store that holds several.</summary>
    public static IServiceCollection AddFacet<TPort, TStore>(this IServiceCollection services)
        where TPort : class
        where TStore : class, TPort =>
        services.AddSingleton<TPort>(provider => provider.GetRequiredService<TStore>());
}
