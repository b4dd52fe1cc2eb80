using Picasso.AppHost.Publishing;

namespace Picasso.AppHost.Observing;

/// <summary>The observability option: everything that the services tell goes through an OpenTelemetry collector to Elasticsearch, with Kibana before it.</summary>
internal static class ObservabilityExtensions
{
    private const string Http = "http";
    private const string Otlp = "otlp";

    /// <summary>Adds the three containers when <c>Picasso:Observability</c> is true, and sends the hosts' telemetry there.</summary>
    public static void AddObservability(
        this IDistributedApplicationBuilder builder, IReadOnlyList<IResourceBuilder<ProjectResource>> hosts)
    {
        if (!builder.IsObserved())
            return;
        if (builder.FindPublishTarget() == PublishTarget.Kubernetes)
            throw new DistributedApplicationException("A cluster brings its own collector: say its address as OTEL_EXPORTER_OTLP_ENDPOINT instead.");

        var elasticsearch = builder.AddElasticsearch();
        builder.AddKibana(elasticsearch);
        var collector = builder.AddCollector(elasticsearch);
        foreach (var host in hosts)
            host.WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.GetEndpoint(Otlp))
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .WithEnvironment("OTEL_SERVICE_NAME", host.Resource.Name);
    }

    // Without a password: it is reachable from the inner network only, and telemetry holds no personal data.
    private static IResourceBuilder<ContainerResource> AddElasticsearch(this IDistributedApplicationBuilder builder) => builder
        .AddContainer("elasticsearch", Images.Elasticsearch, Images.ElasticsearchTag)
        .WithHttpEndpoint(targetPort: 9200, name: Http)
        .WithVolume("picasso-elasticsearch", "/usr/share/elasticsearch/data")
        .WithEnvironment("discovery.type", "single-node")
        .WithEnvironment("xpack.security.enabled", "false")
        .WithEnvironment("ES_JAVA_OPTS", "-Xms1g -Xmx1g")
        .WithHttpHealthCheck("/_cluster/health", endpointName: Http);

    private static void AddKibana(this IDistributedApplicationBuilder builder, IResourceBuilder<ContainerResource> elasticsearch) => builder
        .AddContainer("kibana", Images.Kibana, Images.KibanaTag)
        .WithHttpEndpoint(targetPort: 5601, name: Http)
        .WithEnvironment("ELASTICSEARCH_HOSTS", elasticsearch.GetEndpoint(Http))
        .WithHttpHealthCheck("/api/status", endpointName: Http)
        .WaitFor(elasticsearch);

    private static IResourceBuilder<ContainerResource> AddCollector(
        this IDistributedApplicationBuilder builder, IResourceBuilder<ContainerResource> elasticsearch) => builder
        .AddContainer("collector", Images.Collector, Images.CollectorTag)
        .WithBindMount("Observing/collector.yaml", "/etc/picasso/collector.yaml", isReadOnly: true)
        .WithArgs("--config=/etc/picasso/collector.yaml")
        .WithEnvironment("ELASTICSEARCH_URL", elasticsearch.GetEndpoint(Http))
        .WithEndpoint(targetPort: 4317, scheme: Http, name: Otlp)
        .WithHttpEndpoint(targetPort: 13133, name: "health")
        .WithHttpHealthCheck("/", endpointName: "health")
        .WaitFor(elasticsearch);
}
