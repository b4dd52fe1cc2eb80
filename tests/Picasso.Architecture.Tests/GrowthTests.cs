using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Picasso.Architecture.Tests.Rules;
using Picasso.Contracts;
using Picasso.OptionsValidation;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Health;
using Picasso.Standalone;
using YamlDotNet.RepresentationModel;

namespace Picasso.Architecture.Tests;

/// <summary>What scales and drains copies in a cluster agrees with the code: services, queues, metrics and times.</summary>
public sealed class GrowthTests
{
    // What a cluster grants a pod between SIGTERM and SIGKILL unless it is configured otherwise, less a margin for the process's own end.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(30) - TimeSpan.FromSeconds(5);

    // KEDA's ScaledObject, keda.sh/docs/latest/reference/scaledobject-spec.
    private static readonly string[] s_scaling =
    [
        "scaleTargetRef", "pollingInterval", "cooldownPeriod", "initialCooldownPeriod", "idleReplicaCount", "minReplicaCount", "maxReplicaCount",
        "fallback", "advanced", "triggers",
    ];

    public static TheoryData<string> Services => [.. ServiceNames.All];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_scales_by_every_queue_that_it_consumes_and_by_no_other(string service)
    {
        var role = Role.Services.Single(role => role.Name == service);
        var consumed = await BusMap.DrawAsync(new ConfigurationBuilder().Build(), role.Consumers);

        TriggersOf(service, "rabbitmq").Select(trigger => trigger.Text("queueName"))
            .ShouldBe(consumed.Select(endpoint => endpoint.Queue).Distinct(), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Queues_are_counted_at_the_broker_whose_address_is_in_a_secret(string service)
    {
        // A published connection string asks for its password, which is a variable of its own; what counts queues cannot put them together.
        var authentication = Manifests.Of("TriggerAuthentication").ShouldHaveSingleItem();
        authentication.Map("spec").List("secretTargetRef").ShouldHaveSingleItem().Text("parameter").ShouldBe("host");
        foreach (var trigger in ScaledObject(service).Map("spec").List("triggers").Where(trigger => trigger.Text("type") == "rabbitmq"))
        {
            trigger.Map("authenticationRef").Text("name").ShouldBe(authentication.NameOf());
            trigger.Map("metadata").Keys().ShouldBe(["protocol", "mode", "queueName", "value"]);
            (trigger.Map("metadata").Text("mode"), trigger.Map("metadata").Number("value") > 0).ShouldBe(("QueueLength", true));
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_has_two_copies_at_least_and_loses_one_at_a_time(string service)
    {
        var spec = ScaledObject(service).Map("spec");

        spec.Map("scaleTargetRef").Text("name").ShouldBe($"{service}-deployment", "as the publisher names it");
        spec.Number("minReplicaCount").ShouldBe(2);
        spec.Number("maxReplicaCount").ShouldBeGreaterThan(2);
        var down = spec.Map("advanced").Map("horizontalPodAutoscalerConfig").Map("behavior").Map("scaleDown");
        down.List("policies").ShouldHaveSingleItem().Number("value").ShouldBe(1);
        spec.Keys().ShouldBeSubsetOf(s_scaling);
    }

    [Fact]
    public void The_read_side_scales_by_the_lag_of_its_projection_which_is_measured_under_that_name()
    {
        var query = TriggersOf(ServiceNames.PicturesQueries, "prometheus").ShouldHaveSingleItem().Text("query");

        // Prometheus writes dots as underscores and ends a name with its unit.
        Instruments.MadeBy(SolutionAssemblies.Types).Where(one => one.Unit == "s").Select(one => $"{one.Name.Replace('.', '_')}_seconds")
            .ShouldContain(name => query.Contains(name, StringComparison.Ordinal), query);
    }

    [Fact]
    public void Every_host_has_a_disruption_budget_that_lets_nodes_be_drained()
    {
        var budgets = Manifests.Of("PodDisruptionBudget").ToList();

        budgets.Select(Manifests.NameOf).ShouldBe([.. ServiceNames.All, ServiceNames.Web], ignoreOrder: true);
        foreach (var budget in budgets)
        {
            var spec = budget.Map("spec");
            spec.Number("maxUnavailable").ShouldBe(1);
            spec.Map("selector").Map("matchLabels").Text("app.kubernetes.io/component").ShouldBe(budget.NameOf());
        }
    }

    [Fact]
    public void Every_manifest_is_applied_and_of_a_known_kind()
    {
        Manifests.Of("Kustomization").ShouldHaveSingleItem()["resources"].ShouldBeOfType<YamlSequenceNode>()
            .Select(file => ((YamlScalarNode)file).Value).ShouldBe(Manifests.Files().Where(file => file != "kustomization.yaml"), ignoreOrder: true);
        Manifests.All().Select(document => (document.Text("apiVersion"), document.Text("kind"))).Distinct().ShouldBe(
            [("keda.sh/v1alpha1", "TriggerAuthentication"), ("keda.sh/v1alpha1", "ScaledObject"), ("policy/v1", "PodDisruptionBudget"), ("kustomize.config.k8s.io/v1beta1", "Kustomization")], ignoreOrder: true);
    }

    [Fact]
    public void A_pod_that_drains_ends_within_the_time_that_a_cluster_grants_it()
    {
        var text = Repository.Read("Picasso.AppHost/Publishing/DrainExtensions.cs");
        var delay = System.Text.RegularExpressions.Regex.Match(text, "Delay = \"([0-9:]+)\"").Groups[1].Value;
        var configured = new ConfigurationBuilder().AddInMemoryCollection([new("Picasso:Drain:Delay", delay)]).Build();

        var services = new ServiceCollection().AddSingleton<IConfiguration>(configured);
        services.AddValidatedOptions<DrainOptions>(DrainOptions.Section);
        using var provider = services.BuildServiceProvider();
        var drain = provider.GetRequiredService<IOptions<DrainOptions>>().Value;

        drain.Delay.ShouldBeGreaterThan(TimeSpan.FromSeconds(5), "a cluster asks for readiness every 5 s");
        (drain.Delay + drain.Within).ShouldBeLessThanOrEqualTo(s_grace);
    }

    private static YamlMappingNode ScaledObject(string service) => Manifests.Of("ScaledObject").Single(document => document.NameOf() == service);

    private static IEnumerable<YamlMappingNode> TriggersOf(string service, string type) => ScaledObject(service).Map("spec").List("triggers")
        .Where(trigger => trigger.Text("type") == type).Select(trigger => trigger.Map("metadata"));
}
