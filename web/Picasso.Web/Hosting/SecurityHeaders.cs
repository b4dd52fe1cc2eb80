using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Web.Caching;
using Picasso.Web.Paying;

namespace Picasso.Web.Hosting;

/// <summary>The security headers of every answer, and what caches may store of it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Configuration section with the origins of a publicly reachable store: browsers load previews and originals from there.</summary>
    public const string StoreOriginsKey = "Picasso:StoreOrigins";

    /// <summary>
    /// Accepts any redirect target for now: the server would reject one that is not ASCII when it is set, after the action was done. It is sent
    /// encoded.
    /// </summary>
    public static void AddRedirects(this IServiceCollection services) => services.Configure<KestrelServerOptions>(kestrel =>
        kestrel.ResponseHeaderEncodingSelector = name => name.Equals(HeaderNames.Location, StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null);

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var https = app.Services.GetRequiredService<PublicSite>().IsHttps;
        var policy = ContentPolicy(
            app.Services.GetRequiredService<CardProvider>().IsStripe,
            app.Configuration.GetSection(StoreOriginsKey).Get<string[]>() ?? []);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers, policy, https);
                CachingRules.Apply(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    // No script is inline, so none needs a nonce. Styles in attributes carry aspect ratios and placeholders.
    private static string ContentPolicy(bool stripe, string[] stores)
    {
        // Stripe's script, its fields and its authentication, only where Stripe is the provider. Navigation replaces a page without a new document,
        // so the policy of the first document must be sufficient for all pages.
        var (scripts, calls, frames) = stripe
            ? (" https://js.stripe.com", " https://api.stripe.com", "; frame-src https://js.stripe.com https://hooks.stripe.com")
            : ("", "", "");
        // Pictures may come from any site over TLS, and forms may lead there (signing in by a provider, downloads); a store without TLS is listed.
        var origins = string.Concat(stores.Select(store => " " + OriginOf(store)));
        return $"default-src 'self'; script-src 'self'{scripts}; style-src 'self'; style-src-attr 'unsafe-inline'; "
            + $"img-src 'self' data: blob: https:{origins}; connect-src 'self'{calls}; font-src 'self'; media-src 'none'; object-src 'none'; "
            + $"base-uri 'self'; frame-ancestors 'none'{frames}; form-action 'self' https:{origins}";
    }

    private static string OriginOf(string store) =>
        Uri.TryCreate(store, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException($"{StoreOriginsKey} contains an invalid http(s) address.");

    private static void Write(IHeaderDictionary headers, string policy, bool https)
    {
        // Headers of a service behind the web are kept: they are stricter for uploaded files. The framework's navigation decodes an address before it
        // redirects there.
        if (headers.Location is [{ Length: > 0 } location])
            headers.Location = LocalUrl.ToAscii(location);
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
    }
}
