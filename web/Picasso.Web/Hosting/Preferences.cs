using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Web.Hosting;

/// <summary>A user's display preferences; stored in a cookie, so that the server renders them from the first byte.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "picasso.theme";

    /// <summary>"light" or "dark"; null follows the device.</summary>
    public static string? Theme(HttpContext? context) => context?.Request.Cookies[ThemeCookie] is ("light" or "dark") and { } theme ? theme : null;

    public static void MapPreferences(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/theme",
        (HttpContext context, PublicSite site, [FromForm] string? theme, [FromForm] string? returnUrl) =>
        {
            if (!IsFromThisSite(context.Request))
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            var options = new CookieOptions
            {
                Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = site.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            };
            if (theme is "light" or "dark")
                context.Response.Cookies.Append(ThemeCookie, theme, options);
            else
                context.Response.Cookies.Delete(ThemeCookie, options);
            return FormPost.WantsJson(context) ? Results.Json(new { ok = true }) : FormPost.SeeOther(context, LocalUrl.Or(returnUrl, "/"));
        }).DisableAntiforgery();

    // In place of a token, which the pages that caches store do not have: browsers say where a request comes from.
    private static bool IsFromThisSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
}
