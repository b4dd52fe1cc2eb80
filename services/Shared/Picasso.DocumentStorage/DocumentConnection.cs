using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.DocumentStorage;

/// <summary>How processes connect to MongoDB: with bounded timeouts, also when a server stops responding.</summary>
public static class DocumentConnection
{
    // A call waits for server selection, then for the answer: the sum is shorter than the caller's deadline.
    private static readonly TimeSpan s_choosing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_connecting = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_answering = TimeSpan.FromSeconds(10);

    // The interval of the driver's heartbeat; calls that wait for an unreachable server are ended.
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="InvalidConfigurationException">It is invalid, or contains an option that the driver does not support.</exception>
    public static MongoClientSettings Read(string connectionString)
    {
        try
        {
            if (new ConnectionString(connectionString).AllUnknownOptionNames.Any())
                throw Wrong("has an option that is not one of MongoDB's");
            var settings = MongoClientSettings.FromConnectionString(connectionString);
            Bound(settings);
            return settings;
        }
        catch (Exception wrong) when (wrong is MongoConfigurationException or ArgumentException or FormatException)
        {
            // The driver's own message may contain secrets.
            throw Wrong("is not of the form mongodb://user:password@host:port/?option=value");
        }
    }

    /// <summary>Bounds every timeout that the connection string leaves open.</summary>
    public static void Bound(MongoClientSettings settings)
    {
        if (settings.ServerSelectionTimeout == MongoDefaults.ServerSelectionTimeout)
            settings.ServerSelectionTimeout = s_choosing;
        if (settings.ConnectTimeout == MongoDefaults.ConnectTimeout)
            settings.ConnectTimeout = s_connecting;
        if (settings.SocketTimeout == MongoDefaults.SocketTimeout)
            settings.SocketTimeout = s_answering;
        if (settings.HeartbeatInterval == ServerSettings.DefaultHeartbeatInterval)
            settings.HeartbeatInterval = s_heartbeat;
    }

    private static InvalidConfigurationException Wrong(string what) => InvalidConfigurationException.Connection(ResourceNames.MongoDb, what);
}
