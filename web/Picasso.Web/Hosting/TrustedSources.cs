using System.Net;
using Microsoft.Extensions.Configuration;

namespace Picasso.Web.Hosting;

/// <summary>The sources of many users' connections: this machine, and the proxies in front of the site.</summary>
internal sealed class TrustedSources(IConfiguration configuration)
{
    private const string Proxies = "Picasso:TrustedProxies";

    private readonly IReadOnlyList<IPNetwork> _networks =
    [
        .. (configuration.GetSection(Proxies).Get<string[]>() ?? []).Select(text => IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new Kernel.InvalidConfigurationException(Proxies, "must hold addresses or networks such as 10.0.0.0/8")),
    ];

    public bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || _networks.Any(network => network.Contains(plain));
    }
}
