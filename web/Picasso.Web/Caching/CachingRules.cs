using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Picasso.Web.Caching;

/// <summary>What caches may store: nothing unless an endpoint says so, and never what belongs to one person.</summary>
internal static class CachingRules
{
    /// <summary>Of what one person sees.</summary>
    public const string Personal = "private, no-store";

    /// <summary>
    /// Whether a finished page may be stored by all: it is a page, it sets no cookie, and nothing in it forbade storing. Who makes an antiforgery token
    /// forbids it.
    /// </summary>
    public static bool MayBeStored(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && IsPage(response)
        && StringValues.IsNullOrEmpty(response.Headers.SetCookie)
        && StringValues.IsNullOrEmpty(response.Headers.CacheControl);

    /// <summary>The last word on an answer, when its headers are sent.</summary>
    public static void Apply(HttpContext context)
    {
        // Also a session that is renewed with a style sheet is one browser's.
        var headers = context.Response.Headers;
        var caching = headers.CacheControl.ToString();
        var personal = context.User.Identity?.IsAuthenticated is true;
        if (!StringValues.IsNullOrEmpty(headers.SetCookie) && !caching.Contains("no-store", StringComparison.Ordinal))
        {
            headers.CacheControl = Personal;
            headers.Remove("ETag");
        }
        else if (personal && (IsPage(context.Response) || caching.Length == 0))
        {
            headers.CacheControl = Personal;
        }
        else if (caching.Length == 0 && IsPage(context.Response))
        {
            headers.CacheControl = "no-cache, private";
        }
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType is { } type && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
}
