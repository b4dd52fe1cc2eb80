using System.Net;
using Picasso.Contracts;
using Picasso.EmbeddedStorage;
using Picasso.ServiceDefaults.Hosting;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Standalone;

/// <summary>How this process runs.</summary>
/// <param name="DataFolder">Absolute path of the data folder.</param>
/// <param name="WebPort">Port of the web site; without the web, of <c>/health</c> only.</param>
/// <param name="ServicesPort">Port of the gRPC services.</param>
/// <param name="Demo">Fill a fresh data folder.</param>
/// <param name="Environment">"Development" or "Production"; null uses the machine's setting.</param>
internal sealed record StandaloneSettings(
    string DataFolder, int WebPort, int ServicesPort, bool Demo = false, string? Environment = null)
{
    // In a demonstration users read their mail and pay by test cards, in any environment.
    private static readonly KeyValuePair<string, string?>[] s_demo =
        [new("Picasso:Mail:ShowBox", "true"), new(PaymentProviders.Key, PaymentProviders.Sandbox)];

    /// <summary>The roles of this process.</summary>
    public IReadOnlyList<string> Roles { get; init; } = Role.Names;

    /// <summary>The address that the web (or /health alone) listens on; null means this machine only.</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>The address that the services listen on; null means this machine only.</summary>
    public IPAddress? ServicesListen { get; init; }

    /// <summary>Whether the services are reachable from other machines.</summary>
    public bool HasReachableServices => Services.Count > 0 && ServicesListen is { } address && !IPAddress.IsLoopback(address);

    /// <summary>Whether other processes run the remaining roles.</summary>
    public bool IsSplit => Roles.Count < Role.Names.Count;

    public bool HasWeb => Roles.Contains(ServiceNames.Web);

    public IReadOnlyList<Role> Services => [.. Role.Services.Where(role => Roles.Contains(role.Name))];

    /// <summary>The web's address on this machine.</summary>
    public Uri WebAddress => new($"http://localhost:{WebPort}");

    /// <summary>
    /// The web runs in this process and is reachable from this machine only, so its address is known. In any other case the public address has to be
    /// configured.
    /// </summary>
    private bool IsLocalSite => HasWeb && (Listen is null || IPAddress.IsLoopback(Listen));

    /// <summary>The services' address on this machine.</summary>
    public Uri ServicesAddress => new($"http://{HostOf(ServicesListen)}:{ServicesPort}");

    /// <summary>
    /// Roles in this process that would receive no messages of roles elsewhere without a broker: some of the services, but not all.
    /// </summary>
    public bool NeedsBroker => Services.Count > 0 && Services.Count < Role.Services.Count;

    /// <summary>Defaults below files, environment and secrets: each may set another address, or several.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Configuration =>
    [
        new(DataDirectory.Key, DataFolder),
        .. IsLocalSite ? [new(PublicSite.Key, WebAddress.GetLeftPart(UriPartial.Authority))] : Array.Empty<KeyValuePair<string, string?>>(),
        .. Services.Select(role => new KeyValuePair<string, string?>(
            $"Services:{role.Name}:http:0", ServicesAddress.GetLeftPart(UriPartial.Authority))),
        .. Demo ? s_demo : [],
    ];

    private static string HostOf(IPAddress? listen) =>
        listen is null || listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? "127.0.0.1"
        : listen.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{listen}]"
        : listen.ToString();
}
