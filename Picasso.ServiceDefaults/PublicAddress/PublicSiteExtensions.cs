using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.PublicAddress;

/// <summary>Registers the public address in each process that builds links on it.</summary>
public static class PublicSiteExtensions
{
    private const string DevelopmentAddress = "http://localhost:5080";

    /// <summary>
    /// Makes <see cref="PublicSite"/> available and fails the start when the address is missing or unusable. Only the Development environment has a
    /// default: elsewhere a default would send users, and payment providers, to a foreign machine.
    /// </summary>
    public static IServiceCollection AddPublicSite(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(PublicSite)))
            return services;
        services.AddValidatedOptions<PublicSite>(PublicSite.Section)
            .PostConfigure<IHostEnvironment, ILogger<PublicSite>>(UseDefault);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<PublicSite>>().Value);
        return services;
    }

    private static void UseDefault(PublicSite site, IHostEnvironment environment, ILogger<PublicSite> logger)
    {
        if (site.PublicUrl is not null || !environment.IsDevelopment())
            return;
        site.PublicUrl = DevelopmentAddress;
        logger.LogInformation("{Setting} is not set. In Development, links start with {Address}", PublicSite.Key, DevelopmentAddress);
    }
}
