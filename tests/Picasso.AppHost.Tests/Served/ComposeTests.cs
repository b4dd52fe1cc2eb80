using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Picasso.Contracts;

namespace Picasso.AppHost.Tests.Served;

/// <summary>What the AppHost asks of the Compose publisher, kept by the source that stands for it.</summary>
public sealed class ComposeTests
{
    [Fact]
    public async Task Every_engine_has_a_health_check_for_compose_and_keeps_its_name()
    {
        await using var topology = await Topology.WithAsync("operation=publish");
        var engines = topology.Resources.OfType<ContainerResource>().Where(container => container is IResourceWithConnectionString).ToList();

        engines.Count.ShouldBe(6);
        foreach (var engine in engines)
        {
            var service = ServiceOf(topology, engine.Name);
            service.Healthcheck.ShouldNotBeNull(engine.Name).Test.ShouldAllBe(part => !part.Contains('$'));
            service.Hostname.ShouldBe(engine.Name);
            service.Restart.ShouldBe("unless-stopped");
        }
    }

    [Fact]
    public async Task Services_wait_for_healthy_engines_and_the_web_for_started_services()
    {
        await using var topology = await Topology.WithAsync("operation=publish");
        var file = new ComposeFile();
        foreach (var name in new[] { ResourceNames.MongoDb, ServiceNames.Users, ServiceNames.Web })
            file.Services[name] = ServiceOf(topology, name);
        file.Services[ServiceNames.Users].DependsOn[ResourceNames.MongoDb] = new ServiceDependency { Condition = "service_started" };
        file.Services[ServiceNames.Web].DependsOn[ServiceNames.Users] = new ServiceDependency { Condition = "service_started" };

        topology.Resources.OfType<DockerComposeEnvironmentResource>().Single().Annotations.OfType<ComposeFileAnnotation>().Single().Configure(file);

        file.Services[ServiceNames.Users].DependsOn[ResourceNames.MongoDb].Condition.ShouldBe("service_healthy");
        file.Services[ServiceNames.Web].DependsOn[ServiceNames.Users].Condition.ShouldBe("service_started");
    }

    [Fact]
    public async Task Hosts_keep_their_files_in_a_volume_of_their_own()
    {
        await using var topology = await Topology.WithAsync("operation=publish");

        foreach (var host in RunningHosts())
            ServiceOf(topology, host).Volumes.ShouldHaveSingleItem().Source.ShouldBe($"picasso-data-{host}");
    }

    [Fact]
    public async Task Hosts_write_to_their_volume_and_to_temporary_files_only_and_nothing_gains_rights()
    {
        await using var topology = await Topology.WithAsync("operation=publish");

        foreach (var host in RunningHosts())
        {
            var service = ServiceOf(topology, host);
            service.ReadOnly.ShouldBe(true);
            service.Tmpfs.ShouldBe(["/tmp"]);
            service.CapDrop.ShouldBe(["ALL"]);
        }

        foreach (var name in RunningHosts().Concat(topology.Resources.OfType<ContainerResource>().Select(container => container.Name)))
        {
            ServiceOf(topology, name).SecurityOpt.ShouldBe(["no-new-privileges:true"], name);
            ServiceOf(topology, name).Deploy.ShouldNotBeNull(name).Resources.ShouldNotBeNull().Limits.ShouldNotBeNull().Memory.ShouldNotBeNull().ShouldEndWith("M");
        }
    }

    [Fact]
    public async Task The_dashboard_is_a_release_of_a_named_version()
    {
        await using var topology = await Topology.WithAsync("operation=publish");
        var image = topology.Resources.OfType<DockerComposeEnvironmentResource>().Single().Dashboard.ShouldNotBeNull().Resource
            .Annotations.OfType<ContainerImageAnnotation>().Last();

        image.Image.ShouldNotContain("nightly");
        image.Tag.ShouldNotBeNull().ShouldStartWith("13.6");
    }

    private static IEnumerable<string> RunningHosts() => [.. ServiceNames.All, ServiceNames.Web];

    private static Service ServiceOf(Topology topology, string name)
    {
        var environment = topology.Resources.OfType<DockerComposeEnvironmentResource>().Single();
        var target = topology.Find(name);
        var service = new Service { Name = name };
        foreach (var customization in target.Annotations.OfType<DockerComposeServiceCustomizationAnnotation>())
            customization.Configure(new DockerComposeServiceResource(name, target, environment), service);
        return service;
    }
}
