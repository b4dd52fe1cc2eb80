using Microsoft.Extensions.Hosting;
using Picasso.AppHost.Developing;
using Picasso.AppHost.Engines;
using Picasso.AppHost.Publishing;

namespace Picasso.AppHost;

/// <summary>Common parts of the services in the topology.</summary>
internal static class ServiceExtensions
{
    /// <summary>The serving endpoint: gRPC, and pages of the web.</summary>
    public const string Http = "http";

    /// <summary>The endpoint of a service's health pages: HTTP/1, for probes.</summary>
    public const string Probe = "probe";

    private const int Copies = 2;

    /// <summary>Adds a gRPC service in two copies.</summary>
    public static IResourceBuilder<ProjectResource> AddService<TProject>(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new() => builder
        .AddHost<TProject>(name)
        // Every host declares the same two ports, each in its own container; on one machine they use free ones.
        .WithEndpoint(Http, endpoint => endpoint.Port = null, createIfNotExists: false)
        .WithEndpoint(Probe, endpoint => endpoint.Port = null, createIfNotExists: false)
        .WithReplicas(Copies)
        // No proxy is in front of a service: the caller's connection shows its identity.
        .DisableForwardedHeaders()
        .WithProbes(Probe)
        .WithServiceLinks();

    /// <summary>
    /// Adds the web. One copy: an open page's state is in the process that rendered it, and Aspire's proxy has no session affinity.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddWeb<TProject>(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new()
    {
        // The trusted proxies are a setting of the web (Picasso:TrustedProxies); Aspire's switch would trust every sender.
        var web = builder.AddHost<TProject>(name).DisableForwardedHeaders().WithProbes(Http).WithExternalHttpEndpoints();
        return web
            .WithEndpoint(Http, endpoint => endpoint.Port = 8080, createIfNotExists: false)
            .WithPublicUrl(web)
            .WithSiteLinks()
            .WithWebSecret()
            .WithCardProvider();
    }

    /// <summary>
    /// Passes an engine's connection string to a service, which waits until a container is healthy; no effect where the hosts embed it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithEngine(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString>? engine) => engine switch
        {
            null => service,
            IResourceBuilder<RabbitMQServerResource> broker => service.WithBroker(broker),
            IResourceBuilder<ContainerResource> => service.WithReference(engine).WaitFor(engine),
            _ => service.WithGiven(engine),
        };

    /// <summary>Configures the addresses of other services.</summary>
    public static IResourceBuilder<ProjectResource> Calls(
        this IResourceBuilder<ProjectResource> service, params IReadOnlyList<IResourceBuilder<ProjectResource>> others) =>
        others.Aggregate(service, (extended, other) => extended
            // By a name without hyphens, which are not allowed in variables everywhere; hosts read either.
            .WithEnvironment($"services__{other.Resource.Name.Replace('-', '_')}__{Http}__0", other.GetEndpoint(Http))
            .WithReferenceRelationship(other));

    /// <summary>Configures the web's public address for a service: its own, or that of the proxy when published.</summary>
    public static IResourceBuilder<ProjectResource> WithPublicUrl(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource> web)
    {
        const string key = "Picasso__PublicUrl";
        return service.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? service.WithEnvironment(key, service.ApplicationBuilder.PublicUrl())
            : service.WithEnvironment(key, web.GetEndpoint(Http));
    }

    private static IResourceBuilder<ProjectResource> AddHost<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var host = builder.AddProject<TProject>(name, options => options.ExcludeLaunchProfile = true)
            // One connection string each, and no second copy of the secrets in other variables.
            .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery)
            .WithDataDirectory()
            .WithServiceKey()
            .WithDrain()
            .WithDeployment();
        if (builder.ExecutionContext.IsRunMode)
            return host.WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName);
        host.RemoveTls();
        return host;
    }

    private static IResourceBuilder<ProjectResource> WithProbes(this IResourceBuilder<ProjectResource> host, string endpoint) => host
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 5, endpointName: endpoint)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 30, periodSeconds: 10, endpointName: endpoint);

    // Publishing adds an https endpoint on the port of the http one. TLS ends before the web, and the internal network has none.
    private static void RemoveTls(this IResourceBuilder<ProjectResource> host)
    {
        foreach (var tls in host.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme == "https").ToList())
            host.Resource.Annotations.Remove(tls);
    }
}
