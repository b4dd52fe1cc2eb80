using Microsoft.AspNetCore.Http;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Web.SigningIn;

/// <summary>
/// The cookie by which Users recognises a browser with an earlier sign-in, for each account of its users. It does not sign in: it exempts the browser
/// from the limits of unknown devices.
/// </summary>
internal sealed class DeviceCookie(PublicSite site)
{
    public const string Name = "picasso.device";

    private const int Max = 5;
    private const int MaxLength = 100;
    private const char Separator = '~';

    /// <summary>The browser's tokens.</summary>
    public static IEnumerable<string> Read(HttpContext context) => (context.Request.Cookies[Name] ?? "")
        .Split(Separator, StringSplitOptions.RemoveEmptyEntries).Where(token => token.Length <= MaxLength).Take(Max);

    /// <summary>Adds one; the oldest is removed.</summary>
    public void Keep(HttpContext context, string token)
    {
        if (token.Length == 0)
            return;
        var tokens = Read(context).Prepend(token).Distinct().Take(Max);
        context.Response.Cookies.Append(Name, string.Join(Separator, tokens), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = site.IsHttps,
            MaxAge = TimeSpan.FromDays(180),
        });
    }
}
