using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using Aspire.Hosting.Kubernetes;
using Microsoft.Extensions.Configuration;
using Picasso.AppHost.Engines;
using Picasso.Contracts;

namespace Picasso.AppHost.Publishing;

/// <summary>The environments to publish for. One at a time: a resource can be deployed to a single environment only.</summary>
internal static class PublishTargetExtensions
{
    /// <summary>Configuration key: <c>compose</c> (the default) or <c>kubernetes</c>.</summary>
    public const string Key = "Picasso:Target";

    // The home of the image's user: a fresh volume takes over its owner, so that the user may write there.
    private const string DataHome = "/home/app";

    // One for each host: what one keeps there (sessions of the web, files that wait to be decoded) is nothing to another.
    private static string DataVolumeOf(string host) => $"picasso-data-{host}";

    /// <summary>Adds the environment that this run publishes for.</summary>
    public static void AddPublishTarget(this IDistributedApplicationBuilder builder)
    {
        switch (builder.FindPublishTarget())
        {
            case PublishTarget.Compose:
                builder.AddDockerComposeEnvironment("compose")
                    .WithDashboard(enabled: !builder.IsObserved())
                    .ConfigureComposeFile(file =>
                    {
                        foreach (var host in (string[])[.. ServiceNames.All, ServiceNames.Web])
                            file.AddVolume(new Volume { Name = DataVolumeOf(host), Driver = "local" });
                        file.WaitForHealth();
                    });
                break;
            case PublishTarget.Kubernetes:
                builder.AddKubernetesEnvironment("kubernetes").WithHelm(chart => chart
                    .WithChartName("picasso")
                    .WithChartDescription("Picasso, the marketplace for original pictures and their copyright")).WithProperties(chart =>
                {
                    // Engines keep their data when they are moved to another node.
                    chart.DefaultStorageType = "pvc";
                    chart.DefaultStorageSize = "20Gi";
                });
                break;
            default:
                break;
        }
    }

    /// <summary>What this run publishes for; running is publishing for nothing.</summary>
    /// <exception cref="DistributedApplicationException">The configured target is none.</exception>
    public static PublishTarget FindPublishTarget(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsRunMode || builder.Configuration["Pipeline:Step"] == "publish-manifest")
            return PublishTarget.Manifest;
        return builder.Configuration[Key]?.ToLowerInvariant() switch
        {
            null or "" or "compose" => PublishTarget.Compose,
            "kubernetes" => PublishTarget.Kubernetes,
            var other => throw new DistributedApplicationException($"{Key} is compose or kubernetes, not {other}."),
        };
    }

    /// <summary>Whether the observability option is on.</summary>
    public static bool IsObserved(this IDistributedApplicationBuilder builder) => builder.Configuration.GetValue<bool>("Picasso:Observability");

    /// <summary>The parameter that says under which address people see the published web.</summary>
    public static IResourceBuilder<ParameterResource> PublicUrl(this IDistributedApplicationBuilder builder) =>
        builder.TryCreateResourceBuilder<ParameterResource>("public-url", out var existing) ? existing
            : builder.AddParameter("public-url").WithDescription("The address under which people reach the site, such as https://picasso.example");

    /// <summary>
    /// Gives a host the folder for what no engine keeps, which its copies share and no other host sees: beside the solution while developing
    /// (<c>Picasso:DataDirectory</c> names another place), in a volume under Compose. Hosts that embed an engine share one folder.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithDataDirectory(this IResourceBuilder<ProjectResource> host)
    {
        const string key = "Picasso__DataDirectory";
        var builder = host.ApplicationBuilder;
        if (builder.ExecutionContext.IsPublishMode)
            return host.WithEnvironment(key, DataHome);
        var folder = builder.Configuration["Picasso:DataDirectory"] is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen)
            : Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "picasso-data", "aspire"));
        return host.WithEnvironment(key, Path.Combine(folder, builder.EmbedsAny() ? "shared" : host.Resource.Name));
    }

    /// <summary>Says of a host what the publishers leave out.</summary>
    public static IResourceBuilder<ProjectResource> WithDeployment(this IResourceBuilder<ProjectResource> host) =>
        host.ApplicationBuilder.FindPublishTarget() switch
        {
            PublishTarget.Compose => host.PublishAsDockerComposeService((_, service) =>
            {
                service.AddVolume(new Volume
                {
                    Name = DataVolumeOf(host.Resource.Name), Type = "volume", Source = DataVolumeOf(host.Resource.Name), Target = DataHome,
                });
                service.Deploy = new Deploy { Replicas = host.Resource.GetReplicaCount() };
                service.Restart = "unless-stopped";
            }),
            PublishTarget.Kubernetes => host.PublishAsKubernetesService(WriteSchemesOfProbesAsClustersDo),
            _ => host,
        };

    // A cluster knows "HTTP" and refuses the publisher's "http".
    private static void WriteSchemesOfProbesAsClustersDo(KubernetesResource resource)
    {
        foreach (var container in resource.Workload?.PodTemplate.Spec.Containers ?? [])
            foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe })
                if (probe?.HttpGet is { } request)
                    request.Scheme = request.Scheme.ToUpperInvariant();
    }
}
