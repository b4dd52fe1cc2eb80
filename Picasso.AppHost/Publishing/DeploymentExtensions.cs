namespace Picasso.AppHost.Publishing;

/// <summary>What a published host needs beside the model.</summary>
internal static class DeploymentExtensions
{
    /// <summary>The home of the image's user: a fresh volume takes over its owner, so that the user may write there.</summary>
    public const string DataHome = "/home/app";

    /// <summary>The other place where a host may write.</summary>
    public const string TemporaryFiles = "/tmp";

    /// <summary>A volume for each host: what one keeps there (sessions of the web, files that wait to be decoded) is nothing to another.</summary>
    public static string DataVolumeOf(string host) => $"picasso-data-{host}";

    /// <summary>Says of a host what the publishers leave out.</summary>
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
