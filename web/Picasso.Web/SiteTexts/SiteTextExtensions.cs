using Microsoft.Extensions.DependencyInjection;
using Picasso.OptionsValidation;

namespace Picasso.Web.SiteTexts;

/// <summary>Registers <see cref="SiteTextReader"/>.</summary>
internal static class SiteTextExtensions
{
    public static IServiceCollection AddSiteTexts(this IServiceCollection services)
    {
        services.AddValidatedOptions<SiteTextOptions>(SiteTextOptions.Section);
        return services.AddSingleton<SiteTextReader>().AddHostedService(provider => provider.GetRequiredService<SiteTextReader>());
    }
}
