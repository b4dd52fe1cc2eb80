namespace Aspire.Hosting.Kubernetes.Resources;

public sealed class PodTemplateSpecV1
{
    public PodSpecV1 Spec { get; set; } = new();
}

public sealed class PodSpecV1
{
    public AffinityV1? Affinity { get; set; }

    public bool? AutomountServiceAccountToken { get; set; }

    public List<ContainerV1> Containers { get; } = [];

    public bool? EnableServiceLinks { get; set; }

    public PodSecurityContextV1? SecurityContext { get; set; }

    public List<VolumeV1> Volumes { get; } = [];
}

public sealed class PodSecurityContextV1
{
    public long? FsGroup { get; set; }

    public string FsGroupChangePolicy { get; set; } = null!;

    public long? RunAsGroup { get; set; }

    public bool? RunAsNonRoot { get; set; }

    public long? RunAsUser { get; set; }

    public SeccompProfileV1? SeccompProfile { get; set; }
}

public sealed class SeccompProfileV1
{
    public string Type { get; set; } = null!;
}

public sealed class AffinityV1
{
    public NodeAffinityV1 NodeAffinity { get; set; } = new();

    public PodAffinityV1 PodAffinity { get; set; } = new();

    public PodAntiAffinityV1 PodAntiAffinity { get; set; } = new();
}

public sealed class NodeAffinityV1;

public sealed class PodAntiAffinityV1;

public sealed class PodAffinityV1
{
    public List<PodAffinityTermV1> RequiredDuringSchedulingIgnoredDuringExecution { get; } = [];
}

public sealed class PodAffinityTermV1
{
    public LabelSelectorV1 LabelSelector { get; set; } = new();

    public LabelSelectorV1 NamespaceSelector { get; set; } = new();

    public string TopologyKey { get; set; } = null!;
}

public sealed class LabelSelectorV1
{
    public LabelSelectorV1()
    {
    }

    public LabelSelectorV1(Dictionary<string, string> matchLabels) => MatchLabels = matchLabels;

    public Dictionary<string, string> MatchLabels { get; set; } = [];
}
