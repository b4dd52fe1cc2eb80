using System.Net;
using Picasso.Contracts;
using Picasso.EmbeddedStorage;
using Picasso.ServiceDefaults.Hosting;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Standalone;

/// <summary>How this process runs.</summary>
/// <param name="DataFolder">Absolute path of the data folder.</param>
/// <param name="WebPort">Port of the web site; where the web does not run, of <c>/health</c> alone.</param>
/// <param name="ServicesPort">Port of the gRPC services.</param>
/// <param name="Demo">Fill a fresh data folder.</param>
/// <param name="Environment">"Development" or "Production"; null takes what the machine says.</param>
internal sealed record StandaloneSettings(
    string DataFolder, int WebPort, int ServicesPort, bool Demo = false, string? Environment = null)
{
    // The people of a demo read their mail and pay by test cards, whatever the environment is.
    private static readonly KeyValuePair<string, string?>[] s_demo =
        [new("Mail:ShowBox", "true"), new(PaymentProviders.Key, PaymentProviders.Sandbox)];

    /// <summary>What this process plays.</summary>
    public IReadOnlyList<string> Roles { get; init; } = Role.Names;

    /// <summary>The address that the web (or /health alone) listens on; null is this machine alone.</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>The address that the services listen on; null is this machine alone.</summary>
    public IPAddress? ServicesListen { get; init; }

    /// <summary>Whether somebody on another machine can reach the services.</summary>
    public bool HasReachableServices => Services.Count > 0 && ServicesListen is { } address && !IPAddress.IsLoopback(address);

    /// <summary>Whether other processes play the rest.</summary>
    public bool IsSplit => Roles.Count < Role.Names.Count;

    public bool HasWeb => Roles.Contains(ServiceNames.Web);

    public IReadOnlyList<Role> Services => [.. Role.Services.Where(role => Roles.Contains(role.Name))];

    /// <summary>Where somebody on this machine finds the web.</summary>
    public Uri WebAddress => new($"http://localhost:{WebPort}");

    /// <summary>
    /// The web runs in this process and only this machine reaches it, so its address is known. In any other case the public address has to be
    /// configured.
    /// </summary>
    private bool IsLocalSite => HasWeb && (Listen is null || IPAddress.IsLoopback(Listen));

    /// <summary>Where somebody on this machine finds the services.</summary>
    public Uri ServicesAddress => new($"http://{HostOf(ServicesListen)}:{ServicesPort}");

    /// <summary>Roles here that would not hear of roles elsewhere without a broker: some of the services, but not all.</summary>
    public bool NeedsBroker => Services.Count > 0 && Services.Count < Role.Services.Count;

    /// <summary>Defaults below files, environment and secrets: each may name another address, or several.</summary>
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
