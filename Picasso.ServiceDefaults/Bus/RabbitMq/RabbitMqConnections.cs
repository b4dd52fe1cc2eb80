using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Picasso.Contracts;
using RabbitMQ.Client;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>
/// The connections of a process to the broker beside its bus, for counting and redriving messages. The registered connection factory connects on
/// demand, so an unreachable broker delays neither the start nor readiness.
/// </summary>
public static class RabbitMqConnections
{
    /// <summary>The key of the process's <see cref="IConnectionFactory"/>: the name of its connection string.</summary>
    public const string Key = ResourceNames.RabbitMq;

    private static readonly TimeSpan s_connecting = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Bounds every timeout that the configuration leaves open.</summary>
    public static void Bound(ConnectionFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        // Callers open a new connection when theirs has closed.
        factory.AutomaticRecoveryEnabled = false;
        if (factory.RequestedConnectionTimeout == ConnectionFactory.DefaultConnectionTimeout)
            factory.RequestedConnectionTimeout = s_connecting;
        if (factory.RequestedHeartbeat == ConnectionFactory.DefaultHeartbeat)
            factory.RequestedHeartbeat = s_heartbeat;
    }

    /// <summary>Connections to a broker.</summary>
    /// <param name="broker">As <c>amqp://user:password@host:port/vhost</c>.</param>
    public static IConnectionFactory To(Uri broker)
    {
        var factory = new ConnectionFactory { Uri = broker };
        Bound(factory);
        return factory;
    }

    /// <summary>Registers the connection factory of the process, unless a client integration has registered one before.</summary>
    internal static IServiceCollection AddRabbitMqConnections(this IServiceCollection services, Uri broker)
    {
        services.TryAddKeyedSingleton(Key, (_, _) => To(broker));
        services.TryAddSingleton<RabbitMqErrorQueue>();
        services.TryAddSingleton<RabbitMqRights>();
        return services;
    }
}
