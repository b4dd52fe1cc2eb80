using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using System.Globalization;

namespace Picasso.Web.Languages;

/// <summary>
/// The language of a request: the one that the reader chose, or else the first of the browser's that the site has. It decides on texts only: numbers and
/// dates are written by <see cref="Language"/>, and programs go on reading and writing in the invariant culture.
/// </summary>
internal static class ReaderLanguage
{
    /// <summary>The cookie that holds the reader's choice.</summary>
    public const string Cookie = "picasso.language";

    /// <summary>For every request; the connection of an interactive page keeps its own.</summary>
    public static void UseReaderLanguage(this IApplicationBuilder app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, SiteLanguages.English.Culture),
        SupportedCultures = [CultureInfo.InvariantCulture],
        SupportedUICultures = [.. SiteLanguages.All.Select(language => language.Culture)],
        RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Found(Choice(context) ?? Browsers(context))))],
    });

    /// <summary>The reader's own choice; null follows the browser.</summary>
    public static string? Choice(HttpContext? context) => SiteLanguages.Find(context?.Request.Cookies[Cookie])?.Tag;

    // A browser names regions too, "de-AT", of which the site has only the language.
    private static string? Browsers(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => SiteLanguages.Find(language.Value.ToString().Split('-')[0].ToLowerInvariant())?.Tag)
        .FirstOrDefault(tag => tag is not null);

    private static ProviderCultureResult? Found(string? tag) => tag is null ? null : new ProviderCultureResult("", tag);
}
