using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Picasso.Contracts;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.SigningInExternally;

/// <summary>
/// Binds an external sign-in to the browser that started it: a random secret is stored there in a cookie, its hash is in the protected state, and the
/// one-time code is valid only with the secret. Otherwise an attacker could make a victim complete the attacker's own sign-in; the victim would then
/// act, and perhaps pay, in the attacker's account.
/// </summary>
internal static class BrowserBinding
{
    private const string Item = "picasso.browser";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Starts: sets the browser's secret, or keeps an existing one, for a second tab.</summary>
    public static void AddTo(AuthenticationProperties properties, HttpContext http)
    {
        var secret = http.Request.Cookies[SignInCookie.Name] is { Length: 43 } known ? known : Secret.New().Text;
        http.Response.Cookies.Append(SignInCookie.Name, secret, new CookieOptions
        {
            Path = SignInCookie.Path,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = s_lifetime,
        });
        properties.Items[Item] = Secret.HashOf(secret);
    }

    /// <summary>Sets the secret in the browser that confirms a pending registration.</summary>
    public static void KeepPending(HttpContext http, Secret secret) =>
        http.Response.Cookies.Append(SignInCookie.PendingName, secret.Text, new CookieOptions
        {
            Path = SignInCookie.PendingPath,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = PendingRegistration.Lifetime,
        });

    /// <summary>The hash in the state of a sign-in.</summary>
    public static string In(AuthenticationProperties properties) => properties.Items[Item]!;

    /// <summary>The stored hash of a code that is valid only in this browser.</summary>
    public static string HashOf(string code, string browserHash) => Secret.HashOf($"{code}.{browserHash}");
}
