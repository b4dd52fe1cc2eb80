using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Web.Hosting;

/// <summary>Sets the request scheme of a site that is public over TLS.</summary>
internal static class PublicScheme
{
    /// <summary>
    /// Requests of a site that is public over TLS have the https scheme, also when a proxy terminates TLS: cookies are Secure, and addresses correct,
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
