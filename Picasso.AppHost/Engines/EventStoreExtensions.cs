using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Adds EventStoreDB, for which Aspire has no integration.</summary>
internal static class EventStoreExtensions
{
    private const int Port = 2113;

    /// <summary>Adds the log: the configured EventStoreDB, otherwise a container; null where the hosts embed their log.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddEventStore(this IDistributedApplicationBuilder builder) =>
        builder.Embeds(ResourceNames.EventStore) ? null : builder.FindGiven(ResourceNames.EventStore) ?? builder.AddEventStoreNode();

    private static IResourceBuilder<EventStoreResource> AddEventStoreNode(this IDistributedApplicationBuilder builder) => builder
        .AddResource(new EventStoreResource(ResourceNames.EventStore))
        .WithImage(Images.EventStore, Images.EventStoreTag)
        .WithHttpEndpoint(targetPort: Port, name: EventStoreResource.EndpointName)
        .AsHttp2Service()
        .WithPages(EventStoreResource.EndpointName, "Events")
        .WithEnvironment("EVENTSTORE_INSECURE", "true")
        .WithEnvironment("EVENTSTORE_CLUSTER_SIZE", "1")
        .WithEnvironment("EVENTSTORE_RUN_PROJECTIONS", "None")
        .WithHttpHealthCheck("/health/live", statusCode: 204, endpointName: EventStoreResource.EndpointName)
        .WithVolume("picasso-eventstore", "/var/lib/eventstore")
        .WithServingCheck("curl --fail --silent http://localhost:2113/health/live");
}
