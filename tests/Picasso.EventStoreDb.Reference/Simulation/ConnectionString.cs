using System.Security.Cryptography.X509Certificates;
using EventStore.Client;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>The part of "esdb://user:password@host:port?key=value" that matters here.</summary>
internal static class ConnectionString
{
    public static EventStoreClientSettings Read(string connectionString)
    {
        var address = new Uri(connectionString);
        var settings = new EventStoreClientSettings();
        settings.ConnectivitySettings.Address = address;
        if (address.UserInfo.Split(':') is [var user, var password])
            settings.DefaultCredentials = new UserCredentials(user, password);
        foreach (var pair in address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).Where(pair => pair.Length == 2))
            Apply(settings, pair[0], pair[1]);
        return settings;
    }

    private static void Apply(EventStoreClientSettings settings, string key, string value)
    {
        if (key.Equals("nodePreference", StringComparison.OrdinalIgnoreCase))
            settings.ConnectivitySettings.NodePreference = Enum.Parse<NodePreference>(value, ignoreCase: true);
        else if (key.Equals("tls", StringComparison.OrdinalIgnoreCase))
            settings.ConnectivitySettings.Insecure = !bool.Parse(value);
        else if (key.Equals("tlsVerifyCert", StringComparison.OrdinalIgnoreCase))
            settings.ConnectivitySettings.TlsVerifyCert = bool.Parse(value);
        else if (key.Equals("tlsCaFile", StringComparison.OrdinalIgnoreCase))
            settings.ConnectivitySettings.TlsCaFile = File.Exists(value)
                ? X509CertificateLoader.LoadCertificateFromFile(value)
                : throw new FileNotFoundException("Failed to load certificate. File was not found.", value);
    }
}
