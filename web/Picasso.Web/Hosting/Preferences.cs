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
        });
}
