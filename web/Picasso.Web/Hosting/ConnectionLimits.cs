using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Picasso.OptionsValidation;
using Picasso.Web.Live;

namespace Picasso.Web.Hosting;

/// <summary>Registers the limits of connections to the site.</summary>
internal static class ConnectionLimits
{
    public static IServiceCollection AddConnectionLimits(this IServiceCollection services)
    {
        services.AddValidatedOptions<LiveOptions>(LiveOptions.Section);
        services.AddSingleton<TrustedSources>().AddSingleton<LongRequests>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LiveOptions>>(
            (kestrel, live) => kestrel.Limits.MaxConcurrentUpgradedConnections = live.Value.InAll);
        // Kestrel calls the factory that was registered last first.
        return services.AddSingleton<SocketTransportFactory>().AddSingleton<IConnectionListenerFactory>(provider => new LimitedListenerFactory(
            provider.GetRequiredService<SocketTransportFactory>(), provider.GetRequiredService<TrustedSources>(),
            provider.GetRequiredService<IOptions<LiveOptions>>()));
    }
}
