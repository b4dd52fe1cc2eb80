namespace Picasso.AppHost.Publishing;

/// <summary>The properties of a published host beside the model.</summary>
internal static class DeploymentExtensions
{
    /// <summary>The home of the image's user: a new volume inherits its owner, so the user may write there.</summary>
    public const string DataHome = "/home/app";

    /// <summary>The other writable folder of a host.</summary>
    public const string TemporaryFiles = "/tmp";

    /// <summary>A volume for each host: no host uses another's files (sessions of the web, files that wait to be decoded).</summary>
    public static string DataVolumeOf(string host) => $"picasso-data-{host}";

    /// <summary>Adds the properties of a host that the publishers omit.</summary>
    public static IResourceBuilder<ProjectResource> WithDeployment(this IResourceBuilder<ProjectResource> host)
    {
        var (builder, name) = (host.ApplicationBuilder, host.Resource.Name);
        return builder.FindPublishTarget() switch
        {
            PublishTarget.Compose => host.PublishAsDockerComposeService(
                (_, service) => service.AsHost(name, host.Resource.GetReplicaCount(), DataVolumeOf(name))),
            PublishTarget.Kubernetes => host.WithClusterTelemetry().PublishAsKubernetesService(pod => pod.AsHost(name, builder.ClaimOf(name))),
            _ => host,
        };
    }
}
