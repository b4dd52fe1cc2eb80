using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Picasso.Contracts;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.SigningInExternally;

/// <summary>
/// Ties an external sign-in to the browser that began it: a random secret stays there in a cookie, its hash travels in the
/// protected state, and the one-time code is good only together with the secret. Without that, somebody could have another
/// person open the end of his own sign-in, who would then act, and perhaps pay, in his account.
/// </summary>
internal static class BrowserBinding
{
    private const string Item = "picasso.browser";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Begins: gives the browser its secret, or leaves it the one that it has, for a second tab.</summary>
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

    /// <summary>Gives the browser the secret that confirms a pending registration.</summary>
    public static void KeepPending(HttpContext http, Secret secret) =>
        http.Response.Cookies.Append(SignInCookie.PendingName, secret.Text, new CookieOptions
        {
            Path = SignInCookie.PendingPath,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = PendingRegistration.Lifetime,
        });

    /// <summary>The hash that the state of a sign-in holds.</summary>
    public static string In(AuthenticationProperties properties) => properties.Items[Item]!;

    /// <summary>What is kept of a code that is good only in this browser.</summary>
    public static string HashOf(string code, string browserHash) => Secret.HashOf($"{code}.{browserHash}");
}
