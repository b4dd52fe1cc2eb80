using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Users.SigningInExternally;

/// <summary>
/// Requests below <c>/external</c> come through the web's proxy: their address is the configured public one, whatever the
/// Host header is, because the handlers build the provider's redirect address on it.
/// </summary>
internal sealed class PublicAddressFilter(PublicSite site) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var root = site.Root;
        app.Use(async (context, rest) =>
        {
            if (context.Request.Path.StartsWithSegments("/external"))
                (context.Request.Scheme, context.Request.Host) = (root.Scheme, new HostString(root.Authority));
            await rest(context);
        });
        next(app);
    };
}
