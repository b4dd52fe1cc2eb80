using System.Text.Json;
using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>
/// Who is given which secret in the published topology. The process that decodes files of strangers must not hold what opens everything else:
/// a secret that a host gets beyond this table fails the test.
/// </summary>
public sealed partial class ManifestSecretTests
{
    private static readonly JsonElement s_resources = JsonDocument.Parse(Repository.Read("aspire-manifest.json")).RootElement.GetProperty("resources");

    // By this one every host proves that it is of the installation.
    private const string InstallationSecret = "service-key";

    public static TheoryData<string, string[]> Hosts => new()
    {
        { "users", ["rabbitmq-users-password", "mongodb-users-password", "objects-users-secret-key", "smtp-password"] },
        { "pictures-commands", ["rabbitmq-pictures-commands-password", "mongodb-pictures-commands-password", "eventstore-pictures-commands-password", "objects-pictures-commands-secret-key"] },
        { "pictures-queries", ["rabbitmq-pictures-queries-password", "mongodb-pictures-queries-password", "eventstore-pictures-queries-password", "objects-pictures-queries-secret-key"] },
        { "payments", ["rabbitmq-payments-password", "payments-0-password", "payments-1-password", "quote-key", "stripe-secret-key", "stripe-webhook-secret"] },
        { "reactions", ["rabbitmq-reactions-password", "mongodb-reactions-password"] },
        { "messages", ["rabbitmq-messages-password", "mongodb-messages-password"] },
        { "web", ["web-secret"] },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_is_given_its_own_secrets_and_no_others(string host, string[] secrets) =>
        SecretsOf(host).ShouldBe([.. secrets.Append(InstallationSecret).Order(StringComparer.Ordinal)]);

    [Fact]
    public void Every_host_has_a_line_in_the_table() =>
        s_resources.EnumerateObject().Where(resource => TypeOf(resource.Value) == "project.v0").Select(resource => resource.Name)
            .ShouldBe(Hosts.Select(row => row.Data.Item1), ignoreOrder: true);

    [Fact]
    public void No_host_connects_as_the_root_of_an_engine() =>
        s_resources.EnumerateObject().Where(resource => TypeOf(resource.Value) == "project.v0")
            .SelectMany(host => EnvironmentOf(host.Value).Select(Resolved))
            .Where(value => value.Contains("User ID=root", StringComparison.Ordinal) || value.Contains("mongodb://admin:", StringComparison.Ordinal)
                || value.Contains("amqp://guest:", StringComparison.Ordinal) || value.Contains("esdb://admin:", StringComparison.Ordinal)
                || value.Contains("{objects-access-key", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_connection_to_the_log_is_by_tls_and_has_an_authority()
    {
        var hosts = s_resources.EnumerateObject().Where(resource => TypeOf(resource.Value) == "project.v0"
            && resource.Value.GetProperty("env").TryGetProperty("ConnectionStrings__eventstore", out _)).ToList();

        hosts.Count.ShouldBe(2);
        foreach (var host in hosts)
        {
            var variables = host.Value.GetProperty("env");
            Resolved(variables.GetProperty("ConnectionStrings__eventstore").GetString()!).ShouldEndWith("?tls=true", Case.Sensitive, host.Name);
            variables.GetProperty("Picasso__ConnectionAuthorities__eventstore").GetString().ShouldBe("{eventstore-authority.value}", host.Name);
        }
    }

    [Fact]
    public void Every_secret_is_made_up_or_asked_for_and_none_has_a_value_here() =>
        s_resources.EnumerateObject().Where(resource => IsSecret(resource.Value))
            .ShouldAllBe(secret => !secret.Value.GetProperty("inputs").GetProperty("value").ToString().Contains("\"value\"", StringComparison.Ordinal));

    private static IEnumerable<string> SecretsOf(string host) => EnvironmentOf(s_resources.GetProperty(host))
        .SelectMany(value => Names().Matches(Resolved(value)).Select(match => match.Groups[1].Value))
        .Select(Plain).Where(name => s_resources.TryGetProperty(name, out var resource) && IsSecret(resource))
        .Distinct().Order(StringComparer.Ordinal);

    // Connection strings of other resources, put in place of their names until none is left.
    private static string Resolved(string value)
    {
        for (var connection = Connections().Match(value); connection.Success; connection = Connections().Match(value))
            value = value.Replace(connection.Value, s_resources.GetProperty(connection.Groups[1].Value).GetProperty("connectionString").GetString(), StringComparison.Ordinal);
        return value;
    }

    private static string Plain(string name) => name.EndsWith("-uri-encoded", StringComparison.Ordinal) ? name[..^"-uri-encoded".Length] : name;

    private static IEnumerable<string> EnvironmentOf(JsonElement host) => host.GetProperty("env").EnumerateObject().Select(variable => variable.Value.GetString()!);

    private static string? TypeOf(JsonElement resource) => resource.GetProperty("type").GetString();

    private static bool IsSecret(JsonElement resource) => resource.TryGetProperty("inputs", out var inputs)
        && inputs.GetProperty("value").TryGetProperty("secret", out var secret) && secret.GetBoolean();

    [GeneratedRegex(@"\{([a-z0-9-]+)\.value\}")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{([a-z0-9-]+)\.connectionString\}")]
    private static partial Regex Connections();
}
