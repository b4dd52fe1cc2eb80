using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Services;
using Yarp.ReverseProxy.Forwarder;

namespace Picasso.Web.Forwarding;

/// <summary>Keeps the web's own cookies from services: they have no use for a session, and must not see one.</summary>
internal sealed class OwnCookies(Func<string, bool> passes) : ProblemsAsPages
{
    private const string Prefix = "picasso.";

    /// <summary>No cookie passes.</summary>
    public static HttpTransformer KeptAll { get; } = new OwnCookies(_ => false);

    /// <summary>The web's own do not pass; those of the service (correlation of an external sign-in) do.</summary>
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

    // A browser may send these headers too: what services believe of the web must be the web's own.
    private static void NameTheBrowser(HttpContext httpContext, HttpRequestMessage proxyRequest)
    {
        proxyRequest.Headers.Remove(ServiceCredentialHandler.Header);
        proxyRequest.Headers.Remove(ClientAddress.Header);
        if (httpContext.Connection.RemoteIpAddress is { } address)
            proxyRequest.Headers.TryAddWithoutValidation(ClientAddress.Header, address.ToString());
    }
}
