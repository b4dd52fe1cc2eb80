using System.Globalization;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

namespace Picasso.AppHost.Publishing;

/// <summary>The properties of a Compose service beside the model: readiness, resources, permissions and storage.</summary>
internal static class ComposeExtensions
{
    private const string Started = "service_started";
    private const string Healthy = "service_healthy";
    private const string Restart = "unless-stopped";
    private const string NoNewRights = "no-new-privileges:true";

    /// <summary>
    /// An engine. The host name is fixed, because RabbitMQ's data belongs to a node of that name. Its image starts as root to give its volume to the
    /// server's own user, so only additional permissions are refused here.
    /// </summary>
    public static void AsEngine(this Service service, string name, string command)
    {
        service.Hostname = name;
        service.Restart = Restart;
        service.SecurityOpt.Add(NoNewRights);
        service.Deploy = new Deploy { Resources = AtMost(ContainerSize.Engine) };
        service.Healthcheck = new Healthcheck { Test = ["CMD-SHELL", command], Interval = "5s", Timeout = "5s", StartPeriod = "60s", Retries = 12 };
    }

    /// <summary>A host: no permissions, and write access only to its folder and a folder for temporary files.</summary>
    public static void AsHost(this Service service, string name, int copies, string volume)
    {
        service.AddVolume(new Volume { Name = volume, Type = "volume", Source = volume, Target = DeploymentExtensions.DataHome });
        service.Deploy = new Deploy { Replicas = copies, Resources = AtMost(ContainerSize.OfHost(name)) };
        service.Restart = Restart;
        service.ReadOnly = true;
        service.Tmpfs.Add(DeploymentExtensions.TemporaryFiles);
        service.CapDrop.Add("ALL");
        service.SecurityOpt.Add(NoNewRights);
    }

    /// <summary>Makes the dependents of a service with a health check wait until that service is healthy, and not only started.</summary>
    public static void WaitForHealth(this ComposeFile file)
    {
        foreach (var (name, dependency) in file.Services.Values.SelectMany(service => service.DependsOn))
            if (dependency.Condition == Started && file.Services.TryGetValue(name, out var other) && other.Healthcheck is not null)
                dependency.Condition = Healthy;
    }

    private static Resources AtMost(ContainerSize size) =>
        new() { Limits = new ResourceSpec { Memory = string.Create(CultureInfo.InvariantCulture, $"{size.MemoryMiB}M") } };
}
