using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Picasso.AppHost.Engines;

/// <summary>
/// The certificate of an EventStoreDB node, and that of the authority that signed it. The authority's key is discarded, so it signs nothing else.
/// </summary>
/// <param name="Authority">The authority's certificate: PEM in base64, for those who connect.</param>
/// <param name="Node">The node's certificate and its private key: PEM in base64, for the node alone.</param>
internal sealed record NodeCertificate(string Authority, string Node)
{
    // In a container on one machine, under Compose, and in a cluster.
    private static readonly string[] s_usualHosts = ["localhost", Contracts.ResourceNames.EventStore, $"{Contracts.ResourceNames.EventStore}-service"];

    // No revocation and no renewal by itself: it is valid within one installation, whose operator replaces it.
    private const int Years = 10;

    private const int KeyBits = 3072;

    private static readonly Oid s_serverAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid s_clientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>Makes one for the usual hosts and further ones.</summary>
    /// <param name="now">The current time; certificates are valid from one day before.</param>
    /// <param name="hosts">Further names of the server or its IP addresses, by which clients connect.</param>
    public static NodeCertificate Make(DateTimeOffset now, IEnumerable<string> hosts)
    {
        var (from, until) = (now.AddDays(-1), now.AddYears(Years));
        using var authorityKey = RSA.Create(KeyBits);
        using var authority = Request("CN=Picasso EventStoreDB authority", authorityKey, AuthorityExtensions()).CreateSelfSigned(from, until);
        using var nodeKey = RSA.Create(KeyBits);
        var request = Request("CN=eventstoredb-node", nodeKey, NodeExtensions([.. s_usualHosts, .. hosts]));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var node = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));
        return new NodeCertificate(
            Line(authority.ExportCertificatePem()), Line(node.ExportCertificatePem() + "\n" + nodeKey.ExportPkcs8PrivateKeyPem() + "\n"));
    }

    private static CertificateRequest Request(string name, RSA key, IEnumerable<X509Extension> extensions)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in extensions)
            request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static IEnumerable<X509Extension> AuthorityExtensions() =>
    [
        new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true),
        new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true),
    ];

    // What EventStoreDB asks of a node's certificate (decision 31): both uses, because nodes also connect to each other.
    private static IEnumerable<X509Extension> NodeExtensions(IReadOnlyList<string> hosts) =>
    [
        new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true),
        new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true),
        new X509EnhancedKeyUsageExtension([s_serverAuthentication, s_clientAuthentication], critical: false),
        Names(hosts),
    ];

    private static X509Extension Names(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.Distinct(StringComparer.OrdinalIgnoreCase))
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        return names.Build();
    }

    private static string Line(string pem) => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
}
