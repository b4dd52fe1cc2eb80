namespace Picasso.AppHost.Publishing;

/// <summary>How what is published sees whether an engine serves.</summary>
internal static class ServingCheckExtensions
{
    /// <summary>Has Compose, or a cluster, ask an engine in its container whether it serves. When running it changes nothing.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="command">A shell command that succeeds once it serves; it may hold no dollar sign, which Compose would read as a variable.</param>
    public static IResourceBuilder<T> WithServingCheck<T>(this IResourceBuilder<T> engine, string command)
        where T : ContainerResource => engine.ApplicationBuilder.FindPublishTarget() switch
        {
            PublishTarget.Compose => engine.PublishAsDockerComposeService((_, service) => service.AsEngine(engine.Resource.Name, command)),
            PublishTarget.Kubernetes => engine.PublishAsKubernetesService(pod => pod.AsEngine(command)),
            _ => engine,
        };
}
