using Picasso.AppHost.Developing;
using Picasso.AppHost.Engines;
using Picasso.AppHost.Publishing;

namespace Picasso.AppHost.Observing;

/// <summary>
/// The observability option: all telemetry of the services passes through an OpenTelemetry collector to Elasticsearch, with Kibana as its interface.
/// </summary>
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
            throw new DistributedApplicationException("A cluster has its own collector: set its address as the parameter otlp-endpoint instead.");

        var elasticsearch = builder.AddElasticsearch();
        builder.AddKibana(elasticsearch);
        var collector = builder.AddCollector(elasticsearch);
        foreach (var host in hosts)
            host.WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.GetEndpoint(Otlp))
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .WithEnvironment("OTEL_SERVICE_NAME", host.Resource.Name);
    }

    // The collector may only add documents, and Kibana has its dedicated role; both are users of the file realm, created before the server starts.
    private const string Start =
        """
        printf 'picasso_collector:\n  cluster: [monitor]\n  indices:\n    - names: ["logs-*", "traces-*", "metrics-*"]\n      privileges: [auto_configure, create_doc]\n' > config/roles.yml
        bin/elasticsearch-users useradd collector -p "$COLLECTOR_PASSWORD" -r picasso_collector
        bin/elasticsearch-users useradd kibana-server -p "$KIBANA_PASSWORD" -r kibana_system
        exec /usr/local/bin/docker-entrypoint.sh eswrapper
        """;

    // Operators sign in to Kibana as "elastic". TLS would be between two containers of one internal network.
    private static IResourceBuilder<ContainerResource> AddElasticsearch(this IDistributedApplicationBuilder builder) => builder
        .AddContainer("elasticsearch", Images.Elasticsearch, Images.ElasticsearchTag)
        .WithEntrypoint("/bin/bash")
        .WithArgs("-c", Start.ReplaceLineEndings("\n"))
        .WithHttpEndpoint(targetPort: 9200, name: Http)
        .WithoutPages()
        .WithVolume("picasso-elasticsearch", "/usr/share/elasticsearch/data")
        .WithEnvironment("discovery.type", "single-node")
        .WithEnvironment("xpack.security.enabled", "true")
        .WithEnvironment("xpack.security.http.ssl.enabled", "false")
        .WithEnvironment("xpack.security.transport.ssl.enabled", "false")
        .WithEnvironment("ELASTIC_PASSWORD", builder.AddSecret("elastic-password"))
        .WithEnvironment("COLLECTOR_PASSWORD", builder.AddSecret("elastic-collector-password"))
        .WithEnvironment("KIBANA_PASSWORD", builder.AddSecret("elastic-kibana-password"))
        .WithEnvironment("ES_JAVA_OPTS", "-Xms1g -Xmx1g")
        // It answers without details when no password is given.
        .WithHttpHealthCheck("/", statusCode: 401, endpointName: Http);

    private static void AddKibana(this IDistributedApplicationBuilder builder, IResourceBuilder<ContainerResource> elasticsearch) => builder
        .AddContainer("kibana", Images.Kibana, Images.KibanaTag)
        .WithHttpEndpoint(targetPort: 5601, name: Http)
        .WithPages(Http, "Telemetry")
        .WithEnvironment("ELASTICSEARCH_HOSTS", elasticsearch.GetEndpoint(Http))
        .WithEnvironment("ELASTICSEARCH_USERNAME", "kibana-server")
        .WithEnvironment("ELASTICSEARCH_PASSWORD", builder.CreateResourceBuilder(SecretOf(builder, "elastic-kibana-password")))
        .WithHttpHealthCheck("/api/status", endpointName: Http)
        .WaitFor(elasticsearch);

    private static ParameterResource SecretOf(IDistributedApplicationBuilder builder, string name) =>
        builder.Resources.OfType<ParameterResource>().Single(parameter => parameter.Name == name);

    private static IResourceBuilder<ContainerResource> AddCollector(
        this IDistributedApplicationBuilder builder, IResourceBuilder<ContainerResource> elasticsearch) => builder
        .AddContainer("collector", Images.Collector, Images.CollectorTag)
        .WithBindMount("Observing/collector.yaml", "/etc/picasso/collector.yaml", isReadOnly: true)
        .WithArgs("--config=/etc/picasso/collector.yaml")
        .WithEnvironment("ELASTICSEARCH_URL", elasticsearch.GetEndpoint(Http))
        .WithEnvironment("ELASTICSEARCH_PASSWORD", builder.CreateResourceBuilder(SecretOf(builder, "elastic-collector-password")))
        .WithEndpoint(targetPort: 4317, scheme: Http, name: Otlp)
        .WithHttpEndpoint(targetPort: 13133, name: "health")
        .WithoutPages()
        .WithHttpHealthCheck("/", endpointName: "health")
        .WaitFor(elasticsearch);
}
