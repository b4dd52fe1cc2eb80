using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;

namespace Aspire.Hosting.Docker;

public class DockerComposeEnvironmentResource(string name) : Resource(name), IComputeEnvironmentResource
{
    public bool DashboardEnabled { get; set; } = true;

    /// <summary>What stands before the telemetry of what is published: the official package keeps it out of sight.</summary>
    internal IResourceBuilder<DockerComposeAspireDashboardResource>? Dashboard { get; set; }
}

public class DockerComposeAspireDashboardResource(string name) : ContainerResource(name);

public class DockerComposeServiceResource(string name, IResource resource, DockerComposeEnvironmentResource composeEnvironmentResource)
    : Resource(name), IResourceWithParent<DockerComposeEnvironmentResource>
{
    public DockerComposeEnvironmentResource Parent => composeEnvironmentResource;

    internal IResource Target => resource;
}

public sealed class DockerComposeServiceCustomizationAnnotation(Action<DockerComposeServiceResource, Service> configure) : IResourceAnnotation
{
    public Action<DockerComposeServiceResource, Service> Configure => configure;
}

/// <summary>What the AppHost does with the file: the official package keeps it out of sight.</summary>
internal sealed class ComposeFileAnnotation(Action<ComposeFile> configure) : IResourceAnnotation
{
    public Action<ComposeFile> Configure => configure;
}
