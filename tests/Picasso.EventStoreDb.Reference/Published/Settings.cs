using System.Security.Cryptography.X509Certificates;

namespace EventStore.Client;

/// <summary>How to reach a server.</summary>
public class EventStoreClientSettings
{
    public EventStoreClientOperationOptions OperationOptions { get; set; } = EventStoreClientOperationOptions.Default;

    public EventStoreClientConnectivitySettings ConnectivitySettings { get; set; } = EventStoreClientConnectivitySettings.Default;

    public UserCredentials? DefaultCredentials { get; set; }

    public Func<HttpMessageHandler>? CreateHttpMessageHandler { get; set; }

    public TimeSpan? DefaultDeadline { get; set; } = TimeSpan.FromSeconds(10);

    public static EventStoreClientSettings Create(string connectionString) => Picasso.EventStoreDb.Reference.Simulation.ConnectionString.Read(connectionString);
}

/// <summary>Which node of a cluster to use.</summary>
public class EventStoreClientConnectivitySettings
{
    public Uri? Address { get; set; }

    public NodePreference NodePreference { get; set; }

    public bool Insecure { get; set; }

    public bool TlsVerifyCert { get; set; } = true;

    public X509Certificate2? TlsCaFile { get; set; }

    public X509Certificate2? ClientCertificate { get; set; }

    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public static EventStoreClientConnectivitySettings Default => new();
}

/// <summary>Which kind of node.</summary>
public enum NodePreference
{
    Leader,
    Follower,
    Random,
    ReadOnlyReplica,
}

/// <summary>Options of a call.</summary>
public class EventStoreClientOperationOptions
{
    public bool ThrowOnAppendFailure { get; set; }

    public static EventStoreClientOperationOptions Default => new() { ThrowOnAppendFailure = true };
}

/// <summary>A user of a secured server.</summary>
public class UserCredentials
{
    public UserCredentials(string username, string password) => (Username, Password) = (username, password);

    public string? Username { get; }

    public string? Password { get; }
}
