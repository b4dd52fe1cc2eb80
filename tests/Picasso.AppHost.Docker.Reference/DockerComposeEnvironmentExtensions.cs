using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources;

namespace Aspire.Hosting;

public static class DockerComposeEnvironmentExtensions
{
    public static IResourceBuilder<DockerComposeEnvironmentResource> AddDockerComposeEnvironment(
        this IDistributedApplicationBuilder builder, [ResourceName] string name) =>
        builder.AddResource(new DockerComposeEnvironmentResource(name)
        {
            Dashboard = builder.CreateResourceBuilder(new DockerComposeAspireDashboardResource($"{name}-dashboard"))
                .WithImage("mcr.microsoft.com/dotnet/nightly/aspire-dashboard"),
        });

    public static IResourceBuilder<DockerComposeEnvironmentResource> WithDashboard(
        this IResourceBuilder<DockerComposeEnvironmentResource> builder, bool enabled = true)
    {
        builder.Resource.DashboardEnabled = enabled;
        return builder;
    }

    public static IResourceBuilder<DockerComposeEnvironmentResource> WithDashboard(
        this IResourceBuilder<DockerComposeEnvironmentResource> builder, Action<IResourceBuilder<DockerComposeAspireDashboardResource>> configure)
    {
        builder.Resource.DashboardEnabled = true;
        configure(builder.Resource.Dashboard!);
        return builder;
    }

    public static IResourceBuilder<DockerComposeEnvironmentResource> ConfigureComposeFile(
        this IResourceBuilder<DockerComposeEnvironmentResource> builder, Action<ComposeFile> configure) =>
        builder.WithAnnotation(new ComposeFileAnnotation(configure));
}
