using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using Picasso.Standalone;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Standalone.Tests;

/// <summary>The command on the server that gives and takes the operators' role, beside a process that serves.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class OperatorsVerbTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-operators-");

    [Fact]
    public async Task The_role_is_given_shown_and_taken_beside_a_running_process()
    {
        var settings = new StandaloneSettings(_data.FullName, FreePort.Unless(0), FreePort.Unless(0), Environment: "Development");
        await using var services = HostFactory.BuildServices(settings);
        await services.StartAsync();
        using var channel = GrpcChannel.ForAddress(settings.ServicesAddress);
        (await RunAsync("list")).ShouldBe((0, "No operators.\n", ""));
        (await RunAsync("add", "boss@example.com")).Code.ShouldBe(1);

        await Person.JoinAsync(channel, "Boss", "boss@example.com");
        (await RunAsync("add", "boss@example.com")).Output.ShouldContain("Operators:\n  boss@example.com");

        var removed = await RunAsync("remove", "boss@example.com");
        removed.Output.ShouldStartWith("No operators.\nAudit log, latest first:\n");
        removed.Output.Split('\n').Count(line => line.Contains($"by {Environment.UserName}", StringComparison.Ordinal)).ShouldBe(2);
        await services.StopAsync();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        _data.Delete();

        (await RunAsync("add", "boss@example.com")).Code.ShouldBe(2);

        Directory.Exists(_data.FullName).ShouldBeFalse();
        _data.Create();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => Verb.RunAsync(Operators.CreateCommand(), _data, arguments);
}
