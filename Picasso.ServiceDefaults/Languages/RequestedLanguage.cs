using Microsoft.AspNetCore.Http;
using Picasso.Localization;

namespace Picasso.ServiceDefaults.Languages;

/// <summary>The language that a browser asks for: the one that its reader chose on the site, or else the first of its own that the site has.</summary>
public static class RequestedLanguage
{
    /// <summary>The cookie that holds the reader's choice.</summary>
    public const string Cookie = "picasso.language";

    /// <summary>The language; null for none of the site.</summary>
    public static Language? Of(HttpRequest request) => Choice(request) ?? Browsers(request);

    // The reader's own choice; null follows the browser.
    private static Language? Choice(HttpRequest request) => SiteLanguages.Find(request.Cookies[Cookie]);

    // A browser names regions too, "de-AT", of which the site has only the language.
    private static Language? Browsers(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => SiteLanguages.Find(language.Value.ToString().Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(language => language is not null);
}
