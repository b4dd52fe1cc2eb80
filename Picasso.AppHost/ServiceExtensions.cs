using Microsoft.Extensions.Hosting;
using Picasso.AppHost.Developing;
using Picasso.AppHost.Engines;
using Picasso.AppHost.Publishing;

namespace Picasso.AppHost;

/// <summary>What the services have in common in the topology.</summary>
internal static class ServiceExtensions
{
    /// <summary>The endpoint that serves: gRPC, and pages at the web.</summary>
    public const string Http = "http";

    /// <summary>The endpoint of a service's health pages: HTTP/1, which probes speak.</summary>
    public const string Probe = "probe";

    private const int Copies = 2;

    /// <summary>Adds a gRPC service in two copies.</summary>
    public static IResourceBuilder<ProjectResource> AddService<TProject>(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new() => builder
        .AddHost<TProject>(name)
        // Every host says the same two ports, each in a container of its own; beside each other on one machine they take free ones.
        .WithEndpoint(Http, endpoint => endpoint.Port = null, createIfNotExists: false)
        .WithEndpoint(Probe, endpoint => endpoint.Port = null, createIfNotExists: false)
        .WithReplicas(Copies)
        // No proxy stands before a service: whoever calls is who it is.
        .DisableForwardedHeaders()
        .WithProbes(Probe)
        .WithServiceLinks();

    /// <summary>Adds the web. One copy: an open page lives in the process that drew it, and Aspire's proxy keeps nobody with one copy.</summary>
    public static IResourceBuilder<ProjectResource> AddWeb<TProject>(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new()
    {
        // Which proxies are believed is a setting of the web (Picasso:TrustedProxies); Aspire's switch would believe everybody.
        var web = builder.AddHost<TProject>(name).DisableForwardedHeaders().WithProbes(Http).WithExternalHttpEndpoints();
        return web
            .WithEndpoint(Http, endpoint => endpoint.Port = 8080, createIfNotExists: false)
            .WithPublicUrl(web)
            .WithSiteLinks()
            .WithWebSecret()
            .WithCardProvider();
    }

    /// <summary>Gives an engine's connection string to a service, which waits until a container of ours is healthy; nothing where the hosts embed it.</summary>
    public static IResourceBuilder<ProjectResource> WithEngine(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString>? engine) => engine switch
        {
            null => service,
            IResourceBuilder<RabbitMQServerResource> broker => service.WithBroker(broker),
            IResourceBuilder<ContainerResource> => service.WithReference(engine).WaitFor(engine),
            _ => service.WithGiven(engine),
        };

    /// <summary>Tells a service where others are.</summary>
    public static IResourceBuilder<ProjectResource> Calls(
        this IResourceBuilder<ProjectResource> service, params IReadOnlyList<IResourceBuilder<ProjectResource>> others) =>
        others.Aggregate(service, (extended, other) => extended.WithReference(other.GetEndpoint(Http)));

    /// <summary>Tells a service the address under which people see the web: the door itself, or what stands before it when published.</summary>
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
            // One connection string each, and no second copy of the secrets in variables of their own.
            .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery)
            .WithDataDirectory()
            .WithServiceKey()
            .WithDeployment();
        if (builder.ExecutionContext.IsRunMode)
            return host.WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName);
        host.RemoveTls();
        return host;
    }

    private static IResourceBuilder<ProjectResource> WithProbes(this IResourceBuilder<ProjectResource> host, string endpoint) => host
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 5, endpointName: endpoint)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 30, periodSeconds: 10, endpointName: endpoint);

    // Publishing invents an https endpoint on the port of the http one. TLS ends before the web, and the inner network has none.
    private static void RemoveTls(this IResourceBuilder<ProjectResource> host)
    {
        foreach (var tls in host.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme == "https").ToList())
            host.Resource.Annotations.Remove(tls);
    }
}
