using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EventStore.Client;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// The authorities that may sign the server's certificate. The client's own <c>tlsCaFile</c> checks the authority and not the server's name; this
/// handler checks both, and also takes the authority from a setting, so that no file is needed.
/// </summary>
internal static class EventStoreDbTls
{
    /// <summary>Configuration key: the authority's certificate as PEM, or PEM in base64.</summary>
    public const string AuthorityKey = $"Picasso:ConnectionAuthorities:{ResourceNames.EventStore}";

    /// <summary>Makes the connections trust only the given authority or that of <c>tlsCaFile</c>; without either, the machine's are trusted.</summary>
    /// <param name="settings">The settings of the connection string.</param>
    /// <param name="authority">The value of <see cref="AuthorityKey"/>; null or blank when it is not set.</param>
    /// <exception cref="InvalidConfigurationException">The value is no certificate, or the connection string does not check certificates.</exception>
    public static void TrustOnly(EventStoreClientSettings settings, string? authority)
    {
        var connectivity = settings.ConnectivitySettings;
        var isChecked = !connectivity.Insecure && connectivity.TlsVerifyCert;
        if (!string.IsNullOrWhiteSpace(authority))
            Use(settings, isChecked ? Read(authority) : throw new InvalidConfigurationException(
                AuthorityKey, $"is set, and ConnectionStrings:{ResourceNames.EventStore} has tls=false or tlsVerifyCert=false"));
        else if (isChecked && connectivity.TlsCaFile is { } file)
            Use(settings, [file]);
    }

    private static X509Certificate2Collection Read(string authority)
    {
        try
        {
            return CertificateTrust.Read(authority);
        }
        catch (FormatException fault)
        {
            throw new InvalidConfigurationException(AuthorityKey, $"must be a certificate as PEM, or PEM in base64 ({fault.Message.TrimEnd('.')})");
        }
    }

    private static void Use(EventStoreClientSettings settings, X509Certificate2Collection authorities)
    {
        var connectivity = settings.ConnectivitySettings;
        settings.CreateHttpMessageHandler = () => new SocketsHttpHandler
        {
            KeepAlivePingDelay = connectivity.KeepAliveInterval,
            KeepAlivePingTimeout = connectivity.KeepAliveTimeout,
            EnableMultipleHttp2Connections = true,
            SslOptions = OptionsOf(connectivity, authorities),
        };
    }

    private static SslClientAuthenticationOptions OptionsOf(EventStoreClientConnectivitySettings connectivity, X509Certificate2Collection authorities)
    {
        var options = CertificateTrust.Only(authorities);
        if (connectivity.ClientCertificate is { } own)
            options.ClientCertificates = [own];
        return options;
    }
}
