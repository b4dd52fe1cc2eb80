using Aspire.Hosting.ApplicationModel;
using Picasso.Contracts;

namespace Picasso.AppHost.Tests;

public sealed class TopologyTests(Topology topology) : IClassFixture<Topology>
{
    private const string FirstShard = "mysql-0";
    private const string SecondShard = "mysql-1";

    public static TheoryData<string> Services =>
    [
        ServiceNames.Users, ServiceNames.PicturesCommands, ServiceNames.PicturesQueries,
        ServiceNames.Payments, ServiceNames.Reactions, ServiceNames.Messages,
    ];

    public static TheoryData<string, string[]> Engines => new()
    {
        { ServiceNames.Users, [ResourceNames.RabbitMq, ResourceNames.MongoDb, ResourceNames.ObjectStorage] },
        { ServiceNames.PicturesCommands, [ResourceNames.RabbitMq, ResourceNames.MongoDb, ResourceNames.EventStore, ResourceNames.ObjectStorage] },
        { ServiceNames.PicturesQueries, [ResourceNames.RabbitMq, ResourceNames.MongoDb, ResourceNames.EventStore, ResourceNames.ObjectStorage] },
        { ServiceNames.Payments, [ResourceNames.RabbitMq, FirstShard, SecondShard] },
        { ServiceNames.Reactions, [ResourceNames.RabbitMq, ResourceNames.MongoDb] },
        { ServiceNames.Messages, [ResourceNames.RabbitMq, ResourceNames.MongoDb] },
    };

    // What a service connects with: an account of its own where the engine has accounts by service.
    public static TheoryData<string, string[]> Connections => new()
    {
        { ServiceNames.Users, ["rabbitmq-users", "mongodb-users", "objects-users"] },
        { ServiceNames.PicturesCommands, ["rabbitmq-pictures-commands", "mongodb-pictures-commands", "eventstore-pictures-commands", "objects-pictures-commands"] },
        { ServiceNames.PicturesQueries, ["rabbitmq-pictures-queries", "mongodb-pictures-queries", "eventstore-pictures-queries", "objects-pictures-queries"] },
        { ServiceNames.Payments, ["rabbitmq-payments", ResourceNames.PaymentsShardPrefix + "0", ResourceNames.PaymentsShardPrefix + "1"] },
        { ServiceNames.Reactions, ["rabbitmq-reactions", "mongodb-reactions"] },
        { ServiceNames.Messages, ["rabbitmq-messages", "mongodb-messages"] },
    };

    public static TheoryData<string, string[]> Calls => new()
    {
        { ServiceNames.Users, [ServiceNames.Payments] },
        { ServiceNames.PicturesCommands, [ServiceNames.Users] },
        { ServiceNames.PicturesQueries, [ServiceNames.Users, ServiceNames.Reactions] },
        { ServiceNames.Payments, [ServiceNames.Users, ServiceNames.PicturesCommands] },
        { ServiceNames.Reactions, [ServiceNames.Users, ServiceNames.PicturesCommands] },
        { ServiceNames.Messages, [ServiceNames.Users, ServiceNames.PicturesCommands] },
        {
            ServiceNames.Web,
            [
                ServiceNames.Users, ServiceNames.PicturesCommands, ServiceNames.PicturesQueries,
                ServiceNames.Payments, ServiceNames.Reactions, ServiceNames.Messages,
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_runs_in_two_copies(string service) => topology.Find(service).GetReplicaCount().ShouldBe(2);

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_service_waits_for_its_engines(string service, string[] engines) => engines.ShouldBeSubsetOf(topology.WaitsOf(service));

    [Theory]
    [MemberData(nameof(Connections))]
    public void A_service_connects_with_its_own_accounts_and_no_others(string service, string[] accounts)
    {
        topology.ReferencesOf(service).ShouldBeSubsetOf([.. accounts, .. Calls.Single(row => row.Data.Item1 == service).Data.Item2, service, ServiceNames.Web, "mail", "service-key"]);
        accounts.ShouldBeSubsetOf(topology.ReferencesOf(service));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_service_knows_whom_it_calls(string service, string[] others) =>
        others.ShouldBeSubsetOf(topology.ReferencesOf(service));

    [Theory]
    [MemberData(nameof(Services))]
    public void The_web_waits_for_every_service(string service) => topology.WaitsOf(ServiceNames.Web).ShouldContain(service);

    [Fact]
    public void Nobody_waits_in_a_circle()
    {
        foreach (var resource in topology.Resources)
            WaitedFor(resource.Name).ShouldNotContain(resource.Name);
    }

    [Fact]
    public void Readiness_and_liveness_of_every_host_are_probed()
    {
        foreach (var host in topology.Resources.OfType<ProjectResource>())
        {
            var probes = host.Annotations.OfType<EndpointProbeAnnotation>().ToList();
            probes.Select(probe => (probe.Type, probe.Path)).ShouldBe(
                [(ProbeType.Readiness, "/health"), (ProbeType.Liveness, "/alive")]);
            probes.ShouldAllBe(probe => probe.EndpointReference.EndpointAnnotation.Transport != "http2");
        }
    }

    [Fact]
    public void Every_engine_has_a_health_check() =>
        topology.Resources.OfType<ContainerResource>()
            .Where(container => !container.Annotations.OfType<HealthCheckAnnotation>().Any()).Select(container => container.Name).ShouldBeEmpty();

    [Fact]
    public void Every_engine_keeps_its_data_in_a_named_volume() =>
        topology.Resources.OfType<ContainerResource>().Where(container => container is IResourceWithConnectionString)
            .ShouldAllBe(engine => engine.Annotations.OfType<ContainerMountAnnotation>()
                .Any(mount => mount.Type == ContainerMountType.Volume && mount.Source!.StartsWith("picasso-", StringComparison.Ordinal)));

    [Fact]
    public void Every_image_is_pinned() =>
        topology.Resources.SelectMany(resource => resource.Annotations.OfType<ContainerImageAnnotation>())
            .ShouldAllBe(image => !string.IsNullOrEmpty(image.Tag) && image.Tag != "latest");

    [Fact]
    public void Only_the_web_has_a_door() =>
        topology.Resources.Where(resource => resource.Annotations.OfType<EndpointAnnotation>().Any(endpoint => endpoint.IsExternal))
            .Select(resource => resource.Name).ShouldBe([ServiceNames.Web]);

    [Fact]
    public void Every_host_gets_the_service_key_and_none_believes_forwarded_headers_of_anybody()
    {
        var manifest = File.ReadAllText(ManifestTests.Manifest);
        using var resources = System.Text.Json.JsonDocument.Parse(manifest);
        foreach (var host in resources.RootElement.GetProperty("resources").EnumerateObject()
            .Where(resource => resource.Value.GetProperty("type").GetString() == "project.v0"))
            host.Value.GetProperty("env").GetProperty("Picasso__ServiceKeys__0").GetString().ShouldBe("{service-key.value}", host.Name);
        manifest.ShouldNotContain("FORWARDEDHEADERS");
    }

    [Fact]
    public void Every_password_and_key_is_a_secret() =>
        topology.Resources.OfType<ParameterResource>().ShouldAllBe(parameter => parameter.Secret);

    [Fact]
    public async Task Every_parameter_that_somebody_is_asked_for_when_publishing_says_what_it_is()
    {
        await using var published = await Topology.WithAsync("operation=publish");
        var asked = published.Resources.OfType<ParameterResource>().Where(parameter => parameter.Default is not GenerateParameterDefault).ToList();

        asked.Count.ShouldBeGreaterThan(8);
        asked.Where(parameter => string.IsNullOrWhiteSpace(parameter.Description)).Select(parameter => parameter.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_kubernetes_every_host_serves_on_until_the_cluster_has_noticed_that_it_stops()
    {
        await using var published = await Topology.WithAsync("operation=publish", "Picasso:Target=kubernetes");

        foreach (var host in published.Resources.OfType<ProjectResource>())
            (await published.VariablesOfAsync(host.Name)).ShouldContainKeyAndValue("Picasso__Drain__Delay", "00:00:10", host.Name);
        (await topology.VariablesOfAsync(ServiceNames.Users)).ShouldNotContainKey("Picasso__Drain__Delay");
    }

    private HashSet<string> WaitedFor(string name)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(topology.WaitsOf(name));
        while (open.TryPop(out var next))
            if (seen.Add(next))
                foreach (var further in topology.WaitsOf(next))
                    open.Push(further);
        return seen;
    }
}
