using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;
using Picasso.Contracts;

namespace Picasso.AppHost.Tests;

/// <summary>What publishers are given: they fill in text as it is, so that what is secret stands alone.</summary>
public sealed partial class PublishedTests
{
    public static TheoryData<string> Targets => ["compose", "kubernetes"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_secret_is_the_whole_value_of_a_variable_and_never_a_part_of_one(string target)
    {
        await using var topology = await Topology.WithAsync("operation=publish", $"Picasso:Target={target}");
        var secrets = topology.Resources.OfType<ParameterResource>().Where(parameter => parameter.Secret).Select(parameter => parameter.Name).ToList();
        secrets.Count.ShouldBeGreaterThan(15);

        foreach (var host in topology.Resources.OfType<ProjectResource>())
            foreach (var (name, value) in await topology.VariablesOfAsync(host.Name))
                Parts(value, secrets).Where(_ => !IsWhole(value)).ShouldBeEmpty($"{name} of {host.Name}: {value}");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_connection_string_that_asks_for_a_password_comes_with_it(string target)
    {
        await using var topology = await Topology.WithAsync("operation=publish", $"Picasso:Target={target}");
        var asking = 0;
        foreach (var host in topology.Resources.OfType<ProjectResource>())
        {
            var variables = await topology.VariablesOfAsync(host.Name);
            foreach (var connection in variables.Keys.Where(name => name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToList())
            {
                var name = connection["ConnectionStrings__".Length..];
                asking++;
                topology.ConnectionOf(host.Name, name, variables[connection]).ShouldContain("<password>", Case.Sensitive, $"{connection} of {host.Name}");
                IsWhole(variables[$"Picasso__ConnectionPasswords__{name}"]).ShouldBeTrue(variables[$"Picasso__ConnectionPasswords__{name}"]);
            }
        }
        // The broker for six services, documents for five, the log for two, objects for three, and two shards.
        asking.ShouldBe(18);
    }

    [Fact]
    public async Task Without_a_step_publishing_publishes_and_takes_nothing_down()
    {
        await using var topology = await Topology.WithAsync("operation=publish");
        topology.Setting("Pipeline:Step").ShouldBe("publish");

        await using var named = await Topology.WithAsync("operation=publish", "Pipeline:Step=deploy");
        named.Setting("Pipeline:Step").ShouldBe("deploy");

        await using var running = await Topology.WithAsync();
        running.Setting("Pipeline:Step").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Nothing_is_asked_for_where_nobody_answers()
    {
        const string asked = "ASPIRE_INTERACTIVITY_ENABLED";
        await using var alone = await Topology.WithAsync("operation=publish", "CI=", "ASPIRE_BACKCHANNEL_PATH=");
        alone.Setting(asked).ShouldBe("false");

        await using var tool = await Topology.WithAsync("operation=publish", "CI=", "ASPIRE_BACKCHANNEL_PATH=/somewhere");
        tool.Setting(asked).ShouldBeNullOrEmpty();

        await using var ci = await Topology.WithAsync("operation=publish", "CI=true", "ASPIRE_BACKCHANNEL_PATH=/somewhere");
        ci.Setting(asked).ShouldBe("false");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_host_is_configured_to_trust_forwarded_headers_of_anybody(string target)
    {
        await using var topology = await Topology.WithAsync("operation=publish", $"Picasso:Target={target}");
        foreach (var host in topology.Resources.OfType<ProjectResource>())
        {
            var variables = await topology.VariablesOfAsync(host.Name);
            variables.Keys.ShouldNotContain(name => name.Contains("FORWARDEDHEADERS", StringComparison.OrdinalIgnoreCase));
            // Behind an ingress the web believes the network that the operator names; under Compose its port is open to everybody.
            variables.ContainsKey("Picasso__TrustedProxies__0").ShouldBe(target == "kubernetes" && host.Name == ServiceNames.Web, host.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_variable_has_a_name_that_shells_and_every_cluster_accept(string target)
    {
        await using var topology = await Topology.WithAsync("operation=publish", $"Picasso:Target={target}");
        var names = new List<string>();
        foreach (var resource in topology.Resources.OfType<IResourceWithEnvironment>())
            names.AddRange((await topology.VariablesOfAsync(resource.Name)).Keys.Select(name => $"{resource.Name}: {name}"));

        names.Count.ShouldBeGreaterThan(100);
        names.Where(name => !VariableName().IsMatch(name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ShouldBeEmpty();
    }

    // IEEE Std 1003.1: the form that no shell and no version of Kubernetes refuses.
    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();

    private static bool IsWhole(string value) =>
        value.StartsWith('{') && value.EndsWith(".value}", StringComparison.Ordinal) && value.Count(character => character == '{') == 1
        && !value.Contains("uri-encoded", StringComparison.Ordinal);

    private static IEnumerable<string> Parts(string value, IEnumerable<string> secrets) =>
        secrets.Where(secret => value.Contains($"{{{secret}.", StringComparison.Ordinal) || value.Contains($"{{{secret}-uri-encoded", StringComparison.Ordinal));
}
