namespace Picasso.AppHost.Engines;

/// <summary>Adds EventStoreDB, for which Aspire has no integration.</summary>
internal static class EventStoreExtensions
{
    private const int Port = 2113;

    public static IResourceBuilder<EventStoreResource> AddEventStore(
        this IDistributedApplicationBuilder builder, [ResourceName] string name) => builder
        .AddResource(new EventStoreResource(name))
        .WithImage(Images.EventStore, Images.EventStoreTag)
        .WithHttpEndpoint(targetPort: Port, name: EventStoreResource.EndpointName)
        .AsHttp2Service()
        .WithEnvironment("EVENTSTORE_INSECURE", "true")
        .WithEnvironment("EVENTSTORE_CLUSTER_SIZE", "1")
        .WithEnvironment("EVENTSTORE_RUN_PROJECTIONS", "None")
        .WithHttpHealthCheck("/health/live", statusCode: 204, endpointName: EventStoreResource.EndpointName);

    public static IResourceBuilder<EventStoreResource> WithDataVolume(this IResourceBuilder<EventStoreResource> builder, string name) =>
        builder.WithVolume(name, "/var/lib/eventstore");
}
