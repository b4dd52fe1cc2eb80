namespace Aspire.Hosting.Kubernetes.Resources;

public sealed class ContainerV1
{
    public string Name { get; set; } = null!;

    public ProbeV1? LivenessProbe { get; set; }

    public ProbeV1? ReadinessProbe { get; set; }

    public ResourceRequirementsV1? Resources { get; set; }

    public SecurityContextV1? SecurityContext { get; set; }

    public ProbeV1? StartupProbe { get; set; }

    public List<VolumeMountV1> VolumeMounts { get; } = [];
}

public sealed class SecurityContextV1
{
    public bool? AllowPrivilegeEscalation { get; set; }

    public CapabilitiesV1? Capabilities { get; set; }

    public bool? ReadOnlyRootFilesystem { get; set; }

    public bool? RunAsNonRoot { get; set; }
}

public sealed class CapabilitiesV1
{
    public List<string> Drop { get; } = [];
}

public sealed class ResourceRequirementsV1
{
    public Dictionary<string, string> Limits { get; } = [];

    public Dictionary<string, string> Requests { get; } = [];
}

public sealed class ProbeV1
{
    public ExecActionV1? Exec { get; set; }

    public int? FailureThreshold { get; set; }

    public HttpGetActionV1? HttpGet { get; set; }

    public int? PeriodSeconds { get; set; }

    public int? SuccessThreshold { get; set; }

    public int? TimeoutSeconds { get; set; }
}

public sealed class ExecActionV1
{
    public List<string> Command { get; } = [];
}

public sealed class HttpGetActionV1
{
    public string Path { get; set; } = null!;

    public string Scheme { get; set; } = null!;
}
