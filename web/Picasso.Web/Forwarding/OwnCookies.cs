using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Services;
using Yarp.ReverseProxy.Forwarder;

namespace Picasso.Web.Forwarding;

/// <summary>Removes the web's own cookies from requests to services: services do not need the session, and must not receive it.</summary>
internal sealed class OwnCookies(Func<string, bool> passes) : ProblemsAsPages
{
    private const string Prefix = "picasso.";

    /// <summary>No cookie is forwarded.</summary>
    public static HttpTransformer KeptAll { get; } = new OwnCookies(_ => false);

    /// <summary>The web's own cookies are not forwarded; those of the service (correlation of an external sign-in) are.</summary>
    public static HttpTransformer Kept { get; } = new OwnCookies(name => !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.Headers.Remove(HeaderNames.Cookie);
        proxyRequest.Headers.Remove(HeaderNames.Authorization);
        proxyRequest.Headers.Host = null;
        NameTheBrowser(httpContext, proxyRequest);
        var kept = CookieHeaderValue.ParseList(httpContext.Request.Headers.Cookie).Where(cookie => passes(cookie.Name.ToString())).ToList();
        if (kept.Count > 0)
            proxyRequest.Headers.TryAddWithoutValidation(HeaderNames.Cookie, string.Join("; ", kept));
    }

    // A browser may also send these headers: services must only accept the web's own.
    private static void NameTheBrowser(HttpContext httpContext, HttpRequestMessage proxyRequest)
    {
        proxyRequest.Headers.Remove(ServiceCredentialHandler.Header);
        proxyRequest.Headers.Remove(ClientAddress.Header);
        if (httpContext.Connection.RemoteIpAddress is { } address)
            proxyRequest.Headers.TryAddWithoutValidation(ClientAddress.Header, address.ToString());
    }
}
