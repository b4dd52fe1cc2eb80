using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Web.Hosting;

/// <summary>A message that an action leaves for the next page: stored in an encrypted cookie for that page only.</summary>
internal sealed class Flash(IDataProtectionProvider protection, PublicSite site)
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "picasso.said";
    private readonly IDataProtector _protector = protection.CreateProtector("Picasso.Web.Flash");

    /// <summary>A success message.</summary>
    public void Say(HttpContext context, string sentence) => Write(context, '+' + sentence);

    /// <summary>An error.</summary>
    public void Error(HttpContext context, string sentence) => Write(context, '-' + sentence);

    /// <summary>The message for this page, which is deleted.</summary>
    public FlashMessage? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text || context.Response.HasStarted)
            return null;
        context.Response.Cookies.Delete(Cookie, Options());
        try
        {
            return _protector.Unprotect(text) is [var kind, .. var sentence] ? new FlashMessage(sentence, kind == '-') : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void Write(HttpContext context, string text) => context.Response.Cookies.Append(Cookie, _protector.Protect(text), Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = site.IsHttps,
    };
}

/// <summary>A sentence for the top of a page.</summary>
/// <param name="Sentence">Plain text.</param>
/// <param name="IsError">Whether it is an error.</param>
public sealed record FlashMessage(string Sentence, bool IsError);
