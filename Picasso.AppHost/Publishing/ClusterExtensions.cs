using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using Microsoft.Extensions.Configuration;
using Picasso.Contracts;

namespace Picasso.AppHost.Publishing;

/// <summary>
/// The parts of a published chart beside hosts and engines: the ingress, and settings that are known only when publishing for a cluster.
/// </summary>
internal static class ClusterExtensions
{
    private const string ProviderKey = "Parameters:payments-provider";
    private const string Sandbox = "sandbox";

    /// <summary>Adds the cluster.</summary>
    public static void AddCluster(this IDistributedApplicationBuilder builder)
    {
        var cluster = builder.AddKubernetesEnvironment("kubernetes")
            .WithHelm(chart => chart
                .WithChartName("picasso")
                .WithChartDescription("Picasso, the marketplace for original pictures and their copyright"))
            // A cluster has its own telemetry endpoint: the parameter otlp-endpoint.
            .WithDashboard(enabled: false)
            .WithProperties(chart =>
            {
                // Engines keep their data when they are moved to another node.
                chart.DefaultStorageType = "pvc";
                chart.DefaultStorageSize = "20Gi";
            });
        builder.AddChartCheck(cluster.Resource);
    }

    /// <summary>
    /// Adds the ingress: it terminates TLS, allows files of the web's maximum size, and keeps a visitor on one copy. Only a chart has one.
    /// </summary>
    public static void AddEntrance(this IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> web)
    {
        if (builder.FindPublishTarget() != PublishTarget.Kubernetes)
            return;
        var cluster = builder.CreateResourceBuilder(builder.Resources.OfType<KubernetesEnvironmentResource>().Single());
        cluster.AddIngress("entrance")
            .WithIngressClass(builder.AddParameter("ingress-class", "nginx", publishValueAsDefault: true).WithDescription("The ingress class of the cluster"))
            .WithHostname(builder.AddParameter("ingress-host").WithDescription("The host of public-url, such as picasso.example"))
            .WithTls(builder.AddParameter("ingress-tls-secret", "picasso-tls", publishValueAsDefault: true)
                .WithDescription("The name of the secret with the certificate of that host"))
            .WithIngressAnnotation("nginx.ingress.kubernetes.io/proxy-body-size", "0")
            .WithIngressAnnotation("nginx.ingress.kubernetes.io/proxy-request-buffering", "off")
            .WithIngressAnnotation("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600")
            .WithIngressAnnotation("nginx.ingress.kubernetes.io/affinity", "cookie")
            .WithPath("/", web.GetEndpoint(ServiceExtensions.Http));
        web.WithEnvironment("Picasso__TrustedProxies__0", builder.AddParameter("trusted-proxies", "", publishValueAsDefault: true)
            .WithDescription("The network of the ingress's pods, such as 10.42.0.0/16: whose X-Forwarded-For is believed; blank believes none"));
    }

    /// <summary>
    /// Configures a host's telemetry endpoint in a cluster; Compose and the option <c>Picasso:Observability</c> configure it themselves.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithClusterTelemetry(this IResourceBuilder<ProjectResource> host)
    {
        var builder = host.ApplicationBuilder;
        if (builder.FindPublishTarget() != PublishTarget.Kubernetes)
            return host;
        var collector = builder.TryCreateResourceBuilder<ParameterResource>("otlp-endpoint", out var existing)
            ? existing
            : builder.AddParameter("otlp-endpoint", "", publishValueAsDefault: true)
                .WithDescription("Where traces, metrics and logs go, such as http://collector.monitoring:4317; blank keeps them in each pod");
        return host
            .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector)
            .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
            .WithEnvironment("OTEL_SERVICE_NAME", host.Resource.Name);
    }

    /// <summary>
    /// The payment provider in a cluster. The sandbox keeps its records in files that all copies of payments share, which needs a volume on one node:
    /// therefore it is chosen when publishing; otherwise the provider is Stripe.
    /// </summary>
    public static string ClusterProvider(this IDistributedApplicationBuilder builder) =>
        string.Equals(builder.Configuration[ProviderKey], Sandbox, StringComparison.OrdinalIgnoreCase) ? Sandbox : "stripe";

    /// <summary>The volume of a host with state in a cluster: the latest sessions of the web, and the sandbox's payment records.</summary>
    public static PersistentVolumeClaim? ClaimOf(this IDistributedApplicationBuilder builder, string host) => host switch
    {
        ServiceNames.Web => Claim(host),
        ServiceNames.Payments when builder.ClusterProvider() == Sandbox => Claim(host),
        _ => null,
    };

    private static PersistentVolumeClaim Claim(string host) => new()
    {
        Metadata = { Name = $"picasso-data-{host}" },
        Spec = { AccessModes = { "ReadWriteOnce" }, Resources = new VolumeResourceRequirementsV1 { Requests = { ["storage"] = "1Gi" } } },
    };
}
