namespace Aspire.Hosting.Kubernetes.Resources;

public abstract class BaseKubernetesObject(string? apiVersion = null, string? kind = null)
{
    public string? ApiVersion { get; set; } = apiVersion;

    public string? Kind { get; set; } = kind;
}

public abstract class BaseKubernetesResource : BaseKubernetesObject
{
    protected BaseKubernetesResource(string apiVersion, string kind)
        : base(apiVersion, kind)
    {
    }
}

public abstract class Workload : BaseKubernetesResource
{
    protected Workload(string apiVersion, string kind)
        : base(apiVersion, kind)
    {
    }

    public abstract PodTemplateSpecV1 PodTemplate { get; }
}

public sealed class Deployment : Workload
{
    public Deployment()
        : base("apps/v1", "Deployment")
    {
    }

    public override PodTemplateSpecV1 PodTemplate => Spec.Template;

    public DeploymentSpecV1 Spec { get; set; } = new();
}

public sealed class DeploymentSpecV1
{
    public PodTemplateSpecV1 Template { get; set; } = new();
}

public sealed class PodTemplateSpecV1
{
    public PodSpecV1 Spec { get; set; } = new();
}

public sealed class PodSpecV1
{
    public List<ContainerV1> Containers { get; } = [];
}

public sealed class ContainerV1
{
    public string Name { get; set; } = null!;

    public ProbeV1? LivenessProbe { get; set; }

    public ProbeV1? ReadinessProbe { get; set; }
}

public sealed class ProbeV1
{
    public HttpGetActionV1? HttpGet { get; set; }
}

public sealed class HttpGetActionV1
{
    public string Path { get; set; } = null!;

    public string Scheme { get; set; } = null!;
}
