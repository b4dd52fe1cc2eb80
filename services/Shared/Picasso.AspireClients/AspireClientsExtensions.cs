using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.DocumentStorage;
using RabbitMQ.Client;

namespace Picasso.AspireClients;

/// <summary>
/// Registers the clients of engines by Aspire's integrations, before the services that use them: connection strings from Aspire, more settings
/// from the sections <c>Aspire:MongoDB:Driver</c> and <c>Aspire:RabbitMQ:Client</c>.
/// </summary>
public static class AspireClientsExtensions
{
    /// <summary>Adds the client of MongoDB with its health check.</summary>
    public static IHostApplicationBuilder AddDocumentsClient(this IHostApplicationBuilder builder)
    {
        // The driver creates its own spans; the integration would duplicate them.
        builder.AddMongoDBClient(ResourceNames.MongoDb, settings => settings.DisableTracing = true, DocumentConnection.Bound);
        return builder;
    }

    /// <summary>
    /// Adds the connection factory for inspecting and redriving queues. The bus has its own connection, with its own spans and a health check that is
    /// degraded without the broker; the integration's check would make the process unready although it can accept commands.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="bound">Bounds every timeout that the configuration leaves open.</param>
    public static IHostApplicationBuilder AddBrokerClient(this IHostApplicationBuilder builder, Action<ConnectionFactory> bound)
    {
        builder.AddKeyedRabbitMQClient(
            ResourceNames.RabbitMq,
            settings =>
            {
                settings.DisableAutoActivation = true;
                settings.DisableHealthChecks = true;
                settings.DisableTracing = true;
            },
            bound);
        return builder;
    }
}
