using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using System.Globalization;
using Picasso.Localization;
using Picasso.ServiceDefaults.Languages;

namespace Picasso.Web.Languages;

/// <summary>
/// The language of a request: the one that the reader chose, or else the first of the browser's that the site has. It decides on texts only: numbers and
/// dates are written by <see cref="Language"/>, and programs go on reading and writing in the invariant culture.
/// </summary>
internal static class ReaderLanguage
{
    /// <summary>For every request; the connection of an interactive page keeps its own.</summary>
    public static void UseReaderLanguage(this IApplicationBuilder app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, SiteLanguages.English.Culture),
        SupportedCultures = [CultureInfo.InvariantCulture],
        SupportedUICultures = [.. SiteLanguages.All.Select(language => language.Culture)],
        RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Found(RequestedLanguage.Of(context.Request)?.Tag)))],
    });

    private static ProviderCultureResult? Found(string? tag) => tag is null ? null : new ProviderCultureResult("", tag);
}
