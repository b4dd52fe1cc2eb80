using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes;

public sealed class KubernetesEnvironmentResource(string name) : Resource(name), IComputeEnvironmentResource
{
    public string DefaultStorageType { get; set; } = "emptyDir";

    public string DefaultStorageSize { get; set; } = "1Gi";

    public bool DashboardEnabled { get; set; } = true;
}

public class KubernetesResource(string name, IResource resource, KubernetesEnvironmentResource kubernetesEnvironmentResource)
    : Resource(name), IResourceWithParent<KubernetesEnvironmentResource>
{
    public KubernetesEnvironmentResource Parent => kubernetesEnvironmentResource;

    public Workload? Workload { get; set; }

    public Secret? Secret { get; set; }

    public List<BaseKubernetesResource> AdditionalResources { get; } = [];

    internal IResource Target => resource;
}

public sealed class KubernetesServiceCustomizationAnnotation(Action<KubernetesResource> configure) : IResourceAnnotation
{
    public Action<KubernetesResource> Configure => configure;
}

public sealed class HelmChartOptions
{
    private readonly IResourceBuilder<KubernetesEnvironmentResource> _environment;

    internal HelmChartOptions(IResourceBuilder<KubernetesEnvironmentResource> environment) => _environment = environment;

    public HelmChartOptions WithChartName(string name)
    {
        _environment.WithAnnotation(new HelmChartNameAnnotation(ReferenceExpression.Create($"{name}")));
        return this;
    }

    public HelmChartOptions WithChartDescription(string description)
    {
        _environment.WithAnnotation(new HelmChartDescriptionAnnotation(ReferenceExpression.Create($"{description}")));
        return this;
    }
}

public sealed class HelmChartNameAnnotation(ReferenceExpression name) : IResourceAnnotation
{
    public ReferenceExpression Name => name;
}

public sealed class HelmChartDescriptionAnnotation(ReferenceExpression description) : IResourceAnnotation
{
    public ReferenceExpression Description => description;
}
