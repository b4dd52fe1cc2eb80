using Picasso.Contracts;
using Picasso.EmbeddedStorage;

namespace Picasso.Standalone;

/// <summary>How this process runs.</summary>
/// <param name="DataFolder">Absolute path of the data folder.</param>
/// <param name="WebPort">Port of the web site.</param>
/// <param name="ServicesPort">Port of the gRPC services.</param>
/// <param name="Demo">Fill a fresh data folder.</param>
/// <param name="Environment">"Development" or "Production"; null takes what the machine says.</param>
internal sealed record StandaloneSettings(
    string DataFolder, int WebPort, int ServicesPort, bool Demo = false, string? Environment = null)
{
    private static readonly string[] s_services =
    [
        ServiceNames.Users, ServiceNames.PicturesCommands, ServiceNames.PicturesQueries,
        ServiceNames.Payments, ServiceNames.Reactions, ServiceNames.Messages,
    ];

    public Uri WebAddress => new($"http://localhost:{WebPort}");

    public Uri ServicesAddress => new($"http://127.0.0.1:{ServicesPort}");

    /// <summary>Defaults below files, environment and secrets: each may name another address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Configuration =>
    [
        new(DataDirectory.Key, DataFolder),
        new("Picasso:PublicUrl", WebAddress.GetLeftPart(UriPartial.Authority)),
        .. s_services.Select(name => new KeyValuePair<string, string?>(
            $"Services:{name}:http:0", ServicesAddress.GetLeftPart(UriPartial.Authority))),
        // The people of a demo read their mail like anybody, and whoever tries it reads the mail of an account made up.
        .. Demo ? [new KeyValuePair<string, string?>("Mail:ShowBox", "true")] : Array.Empty<KeyValuePair<string, string?>>(),
    ];
}
