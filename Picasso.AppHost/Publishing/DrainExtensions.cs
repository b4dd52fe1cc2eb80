namespace Picasso.AppHost.Publishing;

/// <summary>Rolling upgrades that lose no call.</summary>
internal static class DrainExtensions
{
    // A cluster takes seconds to notify every node that a pod is not ready any more. With the 15 s that a process then has for what is under way
    // (Picasso:Drain:Within) it ends within the 30 s that a cluster grants a pod by default.
    private const string Delay = "00:00:10";

    /// <summary>Has a host under Kubernetes serve on for a while after its readiness went down. Elsewhere it changes nothing.</summary>
    public static IResourceBuilder<ProjectResource> WithDrain(this IResourceBuilder<ProjectResource> host) =>
        host.ApplicationBuilder.FindPublishTarget() == PublishTarget.Kubernetes ? host.WithEnvironment("Picasso__Drain__Delay", Delay) : host;
}
