using Picasso.AppHost.Publishing;

namespace Picasso.AppHost.Tests;

/// <summary>A Compose file that could not be started is found when it is published.</summary>
public sealed class ComposeCheckTests : IDisposable
{
    private const string Whole = """
        services:
          rabbitmq:
            image: "docker.io/library/rabbitmq:4"
            healthcheck: { test: ["CMD-SHELL", "true"] }
            volumes:
              - { type: "volume", source: "picasso-rabbitmq", target: "/var/lib/rabbitmq" }
              - "./certificates:/certificates"
          web:
            image: "${WEB_IMAGE}"
            environment: { PASSWORD: "a$${NOT_A_VARIABLE}", PORT: "${PORT:-8080}" }
            depends_on:
              rabbitmq: { condition: "service_healthy" }
        volumes:
          picasso-rabbitmq: { driver: "local" }
        """;

    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("picasso-compose-");

    public void Dispose() => _output.Delete(recursive: true);

    [Fact]
    public void A_file_that_can_be_started_has_no_flaws() => Flaws(Whole, "WEB_IMAGE=\n").ShouldBeEmpty();

    [Theory]
    [InlineData("image: \"${WEB_IMAGE}\"", "", "web has no image")]
    [InlineData("rabbitmq: { condition: \"service_healthy\" }", "mongodb: { condition: \"service_started\" }", "web depends on mongodb, which is missing")]
    [InlineData("service_healthy", "service_ready", "web waits for rabbitmq to be service_ready")]
    [InlineData("healthcheck:", "labels:", "web waits for rabbitmq to be healthy, which has no health check")]
    [InlineData("source: \"picasso-rabbitmq\"", "source: \"elsewhere\"", "rabbitmq uses the volume elsewhere, which is missing")]
    [InlineData("${WEB_IMAGE}", "${OTHER_IMAGE}", "the variable OTHER_IMAGE is missing in .env")]
    public void What_would_fail_at_the_start_is_named(string text, string instead, string flaw) =>
        Flaws(Whole.Replace(text, instead, StringComparison.Ordinal), "WEB_IMAGE=\n").ShouldBe([flaw]);

    [Fact]
    public void A_folder_without_a_file_and_a_file_without_services_are_named()
    {
        ComposeCheck.Flaws(_output).ShouldHaveSingleItem().ShouldContain("there is no docker-compose.yaml");
        Flaws("name: picasso", "").ShouldBe(["docker-compose.yaml has no services"]);
    }

    [Fact]
    public async Task What_a_tool_finds_is_quoted_and_a_tool_that_is_not_installed_finds_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;

        (await PublishTool.FindAsync("dotnet", ["no-such-command-of-dotnet"], cancel)).ShouldNotBeNull().ShouldStartWith("dotnet ends with ");
        (await PublishTool.FindAsync("dotnet", ["--version"], cancel)).ShouldBeNull();
        (await PublishTool.FindAsync("no-such-tool-of-picasso", [], cancel)).ShouldBeNull();
    }

    private IReadOnlyList<string> Flaws(string compose, string variables)
    {
        File.WriteAllText(Path.Combine(_output.FullName, ComposeCheck.FileName), compose);
        File.WriteAllText(Path.Combine(_output.FullName, ".env"), variables);
        return ComposeCheck.Flaws(_output);
    }
}
