using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Picasso.AppHost.Publishing;

/// <summary>What Docker Compose has to know beside the model: when an engine serves, and that others wait for that.</summary>
internal static class ComposeExtensions
{
    private const string Started = "service_started";
    private const string Healthy = "service_healthy";

    /// <summary>
    /// Has Compose ask an engine in its container whether it serves. The host's name stays the same, since RabbitMQ's data belongs to a node of that
    /// name, and it starts again with the machine. Elsewhere it changes nothing.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="command">A shell command that succeeds once it serves; it may hold no dollar sign, which Compose would read as a variable.</param>
    public static IResourceBuilder<T> WithComposeHealth<T>(this IResourceBuilder<T> engine, string command)
        where T : ContainerResource =>
        engine.ApplicationBuilder.FindPublishTarget() != PublishTarget.Compose ? engine : engine.PublishAsDockerComposeService((_, service) =>
        {
            service.Hostname = engine.Resource.Name;
            service.Restart = "unless-stopped";
            service.Healthcheck = new Healthcheck
            {
                Test = ["CMD-SHELL", command], Interval = "5s", Timeout = "5s", StartPeriod = "60s", Retries = 12,
            };
        });

    /// <summary>Has whatever depends on a service with a health check wait until that is healthy, and not only started.</summary>
    public static void WaitForHealth(this ComposeFile file)
    {
        foreach (var (name, dependency) in file.Services.Values.SelectMany(service => service.DependsOn))
            if (dependency.Condition == Started && file.Services.TryGetValue(name, out var other) && other.Healthcheck is not null)
                dependency.Condition = Healthy;
    }
}
