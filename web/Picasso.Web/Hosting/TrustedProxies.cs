using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.Web.Hosting;

/// <summary>
/// The proxies in front of the web whose <c>X-Forwarded-For</c> is trusted: configuration <c>Picasso:TrustedProxies:0</c> … (addresses, or networks
/// such as 10.0.0.0/8) and <c>Picasso:TrustedProxyHops</c>. None by default: then the address of the connection is the visitor's.
/// </summary>
internal static class TrustedProxies
{
    public const string Section = "Picasso:TrustedProxies";
    public const string HopsKey = "Picasso:TrustedProxyHops";

    private const int MaxHops = 10;

    // The framework's own switch trusts any sender of the header.
    private const string FrameworkSwitch = "FORWARDEDHEADERS_ENABLED";

    /// <summary>Configures the trusted proxies, also where the framework's own switch is on.</summary>
    /// <exception cref="InvalidConfigurationException">An entry is neither an address nor a network, or the number of hops is invalid.</exception>
    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = configuration.GetSection(Section).GetChildren().Select(Parse).ToList();
        var hops = ReadHops(configuration);
        services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
            options.ForwardLimit = hops;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Reads the visitor's address from trusted proxies, before any other component uses it.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(Section).GetChildren().Any())
        {
            if (!string.Equals(app.Configuration[FrameworkSwitch], "true", StringComparison.OrdinalIgnoreCase))
                app.UseForwardedHeaders();
            return;
        }

        var warned = 0;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TrustedProxies));
        app.Use((context, next) =>
        {
            if (IsProbablyProxied(context) && Interlocked.Exchange(ref warned, 1) == 0)
                logger.LogWarning(
                    "A request came through a proxy that is not trusted: all its visitors count as one address. Name the proxy in {Setting}", Section);
            return next(context);
        });
    }

    private static bool IsProbablyProxied(HttpContext context) =>
        context.Request.Headers.ContainsKey("X-Forwarded-For") && context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer);

    private static System.Net.IPNetwork Parse(IConfigurationSection entry)
    {
        if (IPAddress.TryParse(entry.Value, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        return System.Net.IPNetwork.TryParse(entry.Value, out var network) && network.PrefixLength > 0
            ? network
            : throw new InvalidConfigurationException(entry.Path, "must be the address of a proxy, or a network such as 10.0.0.0/8 (not of everybody)");
    }

    private static int ReadHops(IConfiguration configuration) => configuration[HopsKey] switch
    {
        null or "" => 1,
        var text when int.TryParse(text, out var hops) && hops is >= 1 and <= MaxHops => hops,
        _ => throw new InvalidConfigurationException(HopsKey, $"must be the number of trusted proxies in a row, 1 to {MaxHops}"),
    };
}
