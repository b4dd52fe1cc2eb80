using System.Globalization;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace Picasso.AppHost.Publishing;

/// <summary>The properties of a pod beside the model: readiness, resources, permissions and storage.</summary>
internal static class ClusterPodExtensions
{
    // The images' user "app" of Directory.Build.props.
    private const long User = 1654;

    private const string Temporary = "temporary";
    private const string Data = "data";

    private static SeccompProfileV1 UsualCalls => new() { Type = "RuntimeDefault" };

    /// <summary>
    /// An engine: most images start as root to give the volume to the server's own user, so only additional permissions are refused here.
    /// </summary>
    /// <param name="engine">The pod.</param>
    /// <param name="command">A shell command that succeeds once the engine is ready.</param>
    /// <param name="group">The group that gets the volume, for an image that does not start as root.</param>
    public static void AsEngine(this KubernetesResource engine, string command, long? group = null)
    {
        engine.Secret?.EncodeValues();
        if (engine.Workload?.PodTemplate.Spec is not { } pod)
            return;
        GiveNothingOfTheCluster(pod);
        pod.SecurityContext ??= new PodSecurityContextV1();
        pod.SecurityContext.SeccompProfile = UsualCalls;
        if (group is not null)
            (pod.SecurityContext.FsGroup, pod.SecurityContext.FsGroupChangePolicy) = (group, "OnRootMismatch");
        foreach (var container in pod.Containers)
        {
            container.Resources = AtMost(ContainerSize.Engine);
            container.SecurityContext = new SecurityContextV1 { AllowPrivilegeEscalation = false };
            container.ReadinessProbe ??= Asking(command, period: 10, failures: 6);
            // An engine that replays its log after a crash has ten minutes before it counts as stuck.
            container.StartupProbe ??= Asking(command, period: 10, failures: 60);
        }
    }

    // No token of the cluster's, and no variables for each of its services: EventStoreDB ends at its start when one that begins with its own name is not
    // an option of it, and a service of that name makes several.
    private static void GiveNothingOfTheCluster(PodSpecV1 pod) => (pod.AutomountServiceAccountToken, pod.EnableServiceLinks) = (false, false);

    /// <summary>A host: an unprivileged user that can only write to its folder and a folder for temporary files.</summary>
    /// <param name="host">The pod.</param>
    /// <param name="name">The host's name.</param>
    /// <param name="claim">The persistent volume of a host with state; null for other hosts.</param>
    public static void AsHost(this KubernetesResource host, string name, PersistentVolumeClaim? claim)
    {
        host.Secret?.EncodeValues();
        if (host.Workload?.PodTemplate.Spec is not { } pod)
            return;
        GiveNothingOfTheCluster(pod);
        pod.SecurityContext = new PodSecurityContextV1
        {
            RunAsNonRoot = true, RunAsUser = User, RunAsGroup = User, FsGroup = User, FsGroupChangePolicy = "OnRootMismatch", SeccompProfile = UsualCalls,
        };
        pod.Volumes.Add(new VolumeV1 { Name = Temporary, EmptyDir = new EmptyDirVolumeSourceV1 { SizeLimit = "1Gi" } });
        pod.Volumes.Add(claim is null
            ? new VolumeV1 { Name = Data, EmptyDir = new EmptyDirVolumeSourceV1 { SizeLimit = "10Gi" } }
            : new VolumeV1 { Name = Data, PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceV1 { ClaimName = claim.Metadata.Name } });
        foreach (var container in pod.Containers)
            Restrict(container, ContainerSize.OfHost(name));
        if (claim is null)
            return;
        host.AdditionalResources.Add(claim);
        pod.OnOneNode(name);
    }

    private static void Restrict(ContainerV1 container, ContainerSize size)
    {
        container.SecurityContext = new SecurityContextV1
        {
            AllowPrivilegeEscalation = false, ReadOnlyRootFilesystem = true, RunAsNonRoot = true, Capabilities = new CapabilitiesV1 { Drop = { "ALL" } },
        };
        container.Resources = AtMost(size);
        container.VolumeMounts.Add(new VolumeMountV1 { Name = Temporary, MountPath = DeploymentExtensions.TemporaryFiles });
        container.VolumeMounts.Add(new VolumeMountV1 { Name = Data, MountPath = DeploymentExtensions.DataHome });
        // A cluster requires "HTTP" and rejects the publisher's "http".
        foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe })
            if (probe?.HttpGet is { } request)
                request.Scheme = request.Scheme.ToUpperInvariant();
    }

    // Files that several pods lock must be on one machine, and the volume can be mounted by one node only.
    private static void OnOneNode(this PodSpecV1 pod, string host)
    {
        // An empty selector selects every namespace; an absent one selects the pod's own.
        pod.Affinity ??= new AffinityV1 { NodeAffinity = null!, PodAntiAffinity = null! };
        pod.Affinity.PodAffinity.RequiredDuringSchedulingIgnoredDuringExecution.Add(new PodAffinityTermV1
        {
            LabelSelector = new LabelSelectorV1(new Dictionary<string, string> { ["app.kubernetes.io/component"] = host }),
            NamespaceSelector = null!,
            TopologyKey = "kubernetes.io/hostname",
        });
    }

    private static ProbeV1 Asking(string command, int period, int failures) => new()
    {
        Exec = new ExecActionV1 { Command = { "/bin/sh", "-c", command } },
        PeriodSeconds = period, TimeoutSeconds = 5, SuccessThreshold = 1, FailureThreshold = failures,
    };

    private static ResourceRequirementsV1 AtMost(ContainerSize size) => new()
    {
        Limits = { ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{size.MemoryMiB}Mi") },
        Requests =
        {
            ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{size.ReservedMiB}Mi"),
            ["cpu"] = string.Create(CultureInfo.InvariantCulture, $"{size.ReservedMilliCpu}m"),
        },
    };
}
