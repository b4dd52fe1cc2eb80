using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Picasso.Web.SigningIn;
using Yarp.ReverseProxy.Forwarder;

namespace Picasso.Web.Forwarding;

/// <summary>
/// Calls a service with the session's bearer token: the cookie is not forwarded. A program with its own token instead of a session sends that.
/// </summary>
internal sealed class SessionBearer : ProblemsAsPages
{
    private SessionBearer() { }

    /// <summary>The only instance.</summary>
    public static HttpTransformer Instead { get; } = new SessionBearer();

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await OwnCookies.KeptAll.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        if (await httpContext.RequestServices.GetRequiredService<SessionContext>().BearerAsync() is { } bearer)
            proxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        else if (httpContext.Request.Headers.Authorization is [{ } own])
            proxyRequest.Headers.TryAddWithoutValidation(HeaderNames.Authorization, own);
    }
}
