using EventStore.Client;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>Reads the connection string, and rejects options that would break the adapter's guarantees.</summary>
internal static class EventStoreDbConnectionString
{
    /// <param name="connection">The connection string.</param>
    /// <param name="authority">The value of <see cref="EventStoreDbTls.AuthorityKey"/>.</param>
    /// <exception cref="InvalidConfigurationException">With a sentence that names the setting.</exception>
    public static EventStoreClientSettings Read(string connection, string? authority)
    {
        var settings = Parse(connection);
        // A follower lags behind: a decision would use old events, and an event that was just appended could not be read.
        if (settings.ConnectivitySettings.NodePreference != NodePreference.Leader)
            throw Refuse("must not set nodePreference to another node than the leader: only the leader has every event");
        EventStoreDbTls.TrustOnly(settings, authority);
        return settings;
    }

    private static EventStoreClientSettings Parse(string connection)
    {
        try
        {
            var settings = EventStoreClientSettings.Create(connection);
            // The client takes both as written, though a password with "@" or ":" can only be written encoded.
            if (settings.DefaultCredentials is { Username: { } user, Password: { } password })
                settings.DefaultCredentials = new UserCredentials(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
            return settings;
        }
        catch (Exception fault)
        {
            // Not the fault's own text: it may contain the password.
            throw Refuse($"must look like \"esdb://user:password@host:2113?tls=true\" ({fault.GetType().Name})");
        }
    }

    private static InvalidConfigurationException Refuse(string what) => InvalidConfigurationException.Connection(ResourceNames.EventStore, what);
}
