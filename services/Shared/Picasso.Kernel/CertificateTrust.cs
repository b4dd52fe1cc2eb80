using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Picasso.Kernel;

/// <summary>Trust in given certificate authorities, instead of those of the machine.</summary>
public static class CertificateTrust
{
    private const string PemStart = "-----BEGIN";

    /// <summary>Reads the certificates of authorities.</summary>
    /// <param name="text">PEM, or PEM in base64: the form for variables, which have one line.</param>
    /// <exception cref="FormatException">It is neither, or contains no certificate.</exception>
    public static X509Certificate2Collection Read(string text)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(text.Contains(PemStart, StringComparison.Ordinal)
                ? text : System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(text)));
        }
        catch (CryptographicException)
        {
            throw new FormatException("A certificate is damaged.");
        }

        return authorities.Count > 0 ? authorities : throw new FormatException("There is no certificate.");
    }

    /// <summary>The options of a TLS connection that accepts these authorities only. The server's name is checked as always.</summary>
    public static SslClientAuthenticationOptions Only(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // An authority of one's own publishes no list of revoked certificates.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
