namespace Picasso.AppHost.Publishing;

/// <summary>Checks in published containers whether an engine is ready.</summary>
internal static class ServingCheckExtensions
{
    /// <summary>Makes Compose, or a cluster, check an engine's readiness in its container. It has no effect when running.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="command">A shell command that succeeds once the engine is ready; it must not contain a dollar sign, which Compose would interpret
    /// as a variable.</param>
    /// <param name="group">The group that a cluster gives the volume to, for an image that does not start as root; null for the others.</param>
    public static IResourceBuilder<T> WithServingCheck<T>(this IResourceBuilder<T> engine, string command, long? group = null)
        where T : ContainerResource => engine.ApplicationBuilder.FindPublishTarget() switch
        {
            PublishTarget.Compose => engine.PublishAsDockerComposeService((_, service) => service.AsEngine(engine.Resource.Name, command)),
            PublishTarget.Kubernetes => engine.PublishAsKubernetesService(pod => pod.AsEngine(command, group)),
            _ => engine,
        };
}
