using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Picasso.Contracts;

namespace Picasso.AppHost.Tests;

/// <summary>What a developer finds in the dashboard.</summary>
public sealed class DashboardModelTests(Topology topology) : IClassFixture<Topology>
{
    [Fact]
    public async Task The_web_leads_to_the_marketplace_its_operations_and_its_health() =>
        (await LinksOfAsync(topology, ServiceNames.Web)).ShouldBe(
        [
            ("Marketplace", "http://localhost:8080"), ("Operations", "http://localhost:8080/operations"), ("Health", "http://localhost:8080/health"),
        ]);

    [Fact]
    public async Task Mail_that_stays_with_the_hosts_has_a_link_at_the_web()
    {
        await using var embedded = await Topology.WithAsync("Picasso:Embedded=mail");

        (await LinksOfAsync(embedded, ServiceNames.Web)).ShouldContain(("Mail", "http://localhost:8080/mailbox"));
    }

    [Fact]
    public async Task A_service_leads_to_its_health_and_not_to_grpc()
    {
        foreach (var service in ServiceNames.All)
            (await LinksOfAsync(topology, service)).ShouldHaveSingleItem().Text.ShouldBe("Health", service);
    }

    [Fact]
    public async Task An_engine_leads_to_its_pages_by_their_name_and_to_nothing_else()
    {
        var links = new Dictionary<string, string[]>();
        foreach (var engine in topology.Resources.OfType<ContainerResource>())
            links[engine.Name] = [.. (await LinksOfAsync(topology, engine.Name)).Select(link => link.Text)];

        links[ResourceNames.RabbitMq].ShouldBe(["Queues"]);
        links[ResourceNames.ObjectStorage].ShouldBe(["Files"]);
        links[ResourceNames.EventStore].ShouldBe(["Events"]);
        links["mail"].ShouldBe(["Mail"]);
        links[ResourceNames.MongoDb].ShouldBeEmpty();
        links["mysql-0"].ShouldBeEmpty();
    }

    [Fact]
    public void What_operators_do_at_the_command_line_is_a_command_with_a_description()
    {
        Commands(topology, ServiceNames.Web).ShouldBe(["fill-demo"]);
        Commands(topology, ServiceNames.Payments).ShouldBe(["show-shards", "add-shard", "move-buckets"]);
        Commands(topology, ResourceNames.RabbitMq).ShouldBe(["show-failed-messages", "redrive"]);
        Commands(topology, ServiceNames.PicturesQueries).ShouldBe(["rebuild-projection"]);
        topology.Resources.SelectMany(Own).ShouldAllBe(command => !string.IsNullOrEmpty(command.DisplayDescription));
    }

    [Fact]
    public async Task Commands_are_for_running_only()
    {
        await using var published = await Topology.WithAsync("operation=publish");

        published.Resources.SelectMany(Own).ShouldBeEmpty();
    }

    [Fact]
    public async Task Containers_outlive_a_run_where_that_is_wanted()
    {
        await using var persistent = await Topology.WithAsync("Picasso:Persistent=true");

        var containers = persistent.Resources.OfType<ContainerResource>().ToList();
        containers.Count.ShouldBeGreaterThan(5);
        containers.ShouldAllBe(container => LifetimeOf(container) == ContainerLifetime.Persistent);
        topology.Resources.OfType<ContainerResource>().ShouldAllBe(container => LifetimeOf(container) != ContainerLifetime.Persistent);
    }

    [Fact]
    public async Task There_are_as_many_shards_as_wanted()
    {
        await using var three = await Topology.WithAsync("Picasso:Shards=3");

        three.Resources.ShouldContain(resource => resource.Name == "mysql-2");
        (await three.VariablesOfAsync(ServiceNames.Payments)).ShouldContainKey("ConnectionStrings__payments_2");
    }

    [Fact]
    public void An_accounts_password_is_shown_below_its_engine() =>
        topology.Find("mongodb-users-password").Annotations.OfType<ResourceRelationshipAnnotation>()
            .ShouldContain(relationship => relationship.Type == "Parent" && relationship.Resource.Name == ResourceNames.MongoDb);

    [Fact]
    public void The_command_line_tool_finds_the_AppHost_and_every_launch_profile_opens_the_dashboard()
    {
        var root = Path.GetDirectoryName(ManifestTests.Manifest)!;
        using var tool = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "aspire.config.json")));
        File.Exists(Path.Combine(root, tool.RootElement.GetProperty("appHost").GetProperty("path").GetString()!)).ShouldBeTrue();

        using var launching = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "Picasso.AppHost", "Properties", "launchSettings.json")));
        foreach (var profile in launching.RootElement.GetProperty("profiles").EnumerateObject())
        {
            var variables = profile.Value.GetProperty("environmentVariables");
            profile.Value.GetProperty("applicationUrl").GetString().ShouldNotBeNullOrEmpty(profile.Name);
            foreach (var needed in new[] { "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL" })
            {
                var address = new Uri(variables.GetProperty(needed).GetString()!);
                (address.Scheme == "https" || variables.TryGetProperty("ASPIRE_ALLOW_UNSECURED_TRANSPORT", out _)).ShouldBeTrue($"{profile.Name}: {needed}");
            }
        }
    }

    private static List<string> Commands(Topology topology, string resource) => [.. Own(topology.Find(resource)).Select(command => command.Name)];

    // The framework adds its own, such as to start and to stop.
    private static IEnumerable<ResourceCommandAnnotation> Own(IResource resource) => resource.Annotations.OfType<ResourceCommandAnnotation>()
        .Where(command => !command.Name.StartsWith("resource-", StringComparison.Ordinal) && resource is not ParameterResource);

    private static ContainerLifetime? LifetimeOf(ContainerResource container) =>
        container.Annotations.OfType<ContainerLifetimeAnnotation>().LastOrDefault()?.Lifetime;

    private static async Task<List<(string Text, string Url)>> LinksOfAsync(Topology topology, string name)
    {
        var resource = (IResourceWithEndpoints)topology.Find(name);
        var urls = resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new ResourceUrlAnnotation
        {
            Url = $"{endpoint.UriScheme}://localhost:{endpoint.Port ?? 1}", Endpoint = new EndpointReference(resource, endpoint),
        }).ToList();
        var context = new ResourceUrlsCallbackContext(new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run), resource, urls);
        foreach (var callback in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
            await callback.Callback(context);
        return
        [
            .. context.Urls.Where(url => url.DisplayLocation == UrlDisplayLocation.SummaryAndDetails).Select(url => (url.DisplayText ?? "", url.Url)),
        ];
    }
}
