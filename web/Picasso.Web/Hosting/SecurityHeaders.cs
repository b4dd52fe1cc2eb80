using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Picasso.Web.Hosting;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    // No script is inline, so none needs a nonce. Styles in attributes carry aspect ratios and placeholders.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data: blob: https:; connect-src 'self'; font-src 'self'; media-src 'none'; object-src 'none'; "
        + "base-uri 'self'; frame-ancestors 'none'";

    // Signing in by a provider and downloads from a store lead from a form to another site.
    private const string FormTargets = "; form-action 'self' https:";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var https = app.Services.GetRequiredService<PublicSite>().IsHttps;
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers, https);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(IHeaderDictionary headers, bool https)
    {
        // What a service behind the web sent stays: it is stricter for files that people uploaded.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = ContentPolicy + FormTargets;
        if (StringValues.IsNullOrEmpty(headers["Referrer-Policy"]))
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        if (https)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (StringValues.IsNullOrEmpty(headers.CacheControl) && headers.ContentType.ToString().StartsWith("text/html", StringComparison.Ordinal))
            headers.CacheControl = "no-cache, private";
    }
}
