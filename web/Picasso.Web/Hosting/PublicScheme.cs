using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Web.Hosting;

/// <summary>The scheme of requests on a site that people reach over TLS.</summary>
internal static class PublicScheme
{
    /// <summary>
    /// Requests of a site that is reached over TLS are such requests, also when a proxy ends it: cookies become Secure, and addresses right,
    /// without trusting a header.
    /// </summary>
    public static void UsePublicScheme(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<PublicSite>().IsHttps)
            return;
        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }
}
