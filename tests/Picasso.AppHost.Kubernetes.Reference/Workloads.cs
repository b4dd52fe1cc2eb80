namespace Aspire.Hosting.Kubernetes.Resources;

public abstract class BaseKubernetesObject(string? apiVersion = null, string? kind = null)
{
    public string? ApiVersion { get; set; } = apiVersion;

    public string? Kind { get; set; } = kind;
}

public abstract class BaseKubernetesResource : BaseKubernetesObject
{
    public ObjectMetaV1 Metadata { get; set; } = new();

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

public sealed class ObjectMetaV1
{
    public string Name { get; set; } = null!;

    public Dictionary<string, string> Labels { get; set; } = [];
}
