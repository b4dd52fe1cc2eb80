using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Picasso.Web.SigningIn;
using Yarp.ReverseProxy.Forwarder;

namespace Picasso.Web.Forwarding;

/// <summary>
/// Calls a service in the name of the browser's session: the cookie stays here and its bearer goes along. A program that has a token of its own
/// instead of a session shows that.
/// </summary>
internal sealed class SessionBearer : ProblemsAsPages
{
    private SessionBearer() { }

    /// <summary>The only one.</summary>
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
