using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Picasso.Localization;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.ServiceDefaults.Languages;
using Picasso.Web.Languages;

namespace Picasso.Web.Hosting;

/// <summary>A user's display preferences; stored in cookies, so that the server renders them from the first byte.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "picasso.theme";

    /// <summary>"light" or "dark"; null follows the device.</summary>
    public static string? Theme(HttpContext? context) => context?.Request.Cookies[ThemeCookie] is ("light" or "dark") and { } theme ? theme : null;

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/theme", SetTheme).DisableAntiforgery();
        routes.MapPost("/display", SetDisplay).DisableAntiforgery();
    }

    private static IResult SetTheme(HttpContext context, PublicSite site, [FromForm] string? theme, [FromForm] string? returnUrl) =>
        Answer(context, returnUrl, () => KeepTheme(context, site, theme));

    private static async Task<IResult> SetDisplay(
        HttpContext context, PublicSite site, MailLanguage mails, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? returnUrl)
    {
        var chosen = IsFromThisSite(context.Request) ? SiteLanguages.Find(language) : null;
        if (chosen is not null)
            await mails.FollowAsync(context, chosen);
        return Answer(context, returnUrl, () =>
        {
            if (chosen is not null)
                Keep(context, site, RequestedLanguage.Cookie, chosen.Tag);
            KeepTheme(context, site, theme);
        });
    }

    private static IResult Answer(HttpContext context, string? returnUrl, Action keep)
    {
        if (!IsFromThisSite(context.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        keep();
        return FormPost.WantsJson(context) ? Results.Json(new { ok = true }) : FormPost.SeeOther(context, LocalUrl.Or(returnUrl, "/"));
    }

    private static void KeepTheme(HttpContext context, PublicSite site, string? theme) =>
        Keep(context, site, ThemeCookie, theme is "light" or "dark" ? theme : null);

    private static void Keep(HttpContext context, PublicSite site, string cookie, string? value)
    {
        var options = new CookieOptions
        {
            Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = site.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        };
        if (value is not null)
            context.Response.Cookies.Append(cookie, value, options);
        else
            context.Response.Cookies.Delete(cookie, options);
    }

    // In place of a token, which the pages that caches store do not have: browsers say where a request comes from.
    private static bool IsFromThisSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
}
