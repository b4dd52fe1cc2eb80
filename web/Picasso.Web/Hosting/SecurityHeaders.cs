using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Picasso.Web.Hosting;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    // No script is inline, so none needs a nonce. Styles in attributes carry aspect ratios and placeholders.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "connect-src 'self'; font-src 'self'; media-src 'none'; object-src 'none'; "
        + "base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Configuration section with the origins of a store that browsers reach: previews and originals come from there.</summary>
    public const string StoreOriginsKey = "Picasso:StoreOrigins";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var https = app.Services.GetRequiredService<PublicSite>().IsHttps;
        var policy = PolicyFor(app.Configuration.GetSection(StoreOriginsKey).Get<string[]>() ?? []);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers, https, policy);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    // Pictures may come from any site over TLS, and forms lead there (signing in by a provider, downloads); a store without TLS is named.
    private static string PolicyFor(string[] stores)
    {
        var origins = string.Concat(stores.Select(store => " " + OriginOf(store)));
        return $"{ContentPolicy}; img-src 'self' data: blob: https:{origins}; form-action 'self' https:{origins}";
    }

    private static string OriginOf(string store) =>
        Uri.TryCreate(store, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException($"{StoreOriginsKey} holds what is not an http(s) address.");

    private static void Write(IHeaderDictionary headers, bool https, string policy)
    {
        // What a service behind the web sent stays: it is stricter for files that people uploaded.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = policy;
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
