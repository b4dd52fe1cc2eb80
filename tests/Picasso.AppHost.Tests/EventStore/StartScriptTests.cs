using System.Diagnostics;
using System.Security.Cryptography;
using Picasso.AppHost.Engines;
using Picasso.Testing;

namespace Picasso.AppHost.Tests.EventStore;

/// <summary>The start script of EventStoreDB's container, run as it is, with a program in the server's place and a server of the test's own.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class StartScriptTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private static readonly NodeCertificate s_certificate = NodeCertificate.Make(TimeProvider.System.GetUtcNow(), []);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-start-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Accounts_and_rights_are_set_when_the_server_is_ready_and_again_at_each_start()
    {
        const string difficult = "a \"b\" \\c\\ $d 'e' ü:;@";
        await using var server = await SecureServer.StartAsync(s_certificate, administrator: difficult);
        server.Refusals = 2;

        await RunAsync(server.Port, difficult, commands: "first", queries: difficult);
        await RunAsync(server.Port, difficult, commands: "second", queries: difficult);

        server.Passwords.ShouldBe(
            [new("pictures-commands", "second"), new("pictures-queries", difficult)], ignoreOrder: true);
        server.AccessLists.ShouldBe([EventStoreRights.AccessList, EventStoreRights.AccessList]);
    }

    [Fact]
    public async Task The_server_gets_readable_files_that_are_its_own_and_no_password_of_a_service()
    {
        await using var server = await SecureServer.StartAsync(s_certificate);

        var variables = await RunAsync(server.Port, "admin-password", commands: "of-commands", queries: "of-queries");

        variables.ShouldContain("EVENTSTORE_CLUSTER_SIZE=1");
        variables.ShouldNotContain("of-commands");
        variables.ShouldNotContain("of-queries");
        variables.ShouldNotContain(s_certificate.Node);
        var keys = new DirectoryInfo(Path.Combine(_folder.FullName, "keys"));
        keys.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(["ca.crt", "node.crt", "node.key"]);
        keys.EnumerateFiles("*", SearchOption.AllDirectories).ShouldAllBe(file => file.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        // The server reads the key by its first and last line: nothing stands before and after it.
        var key = (await File.ReadAllTextAsync(Path.Combine(keys.FullName, "node.key"), TestContext.Current.CancellationToken)).Trim();
        var found = PemEncoding.Find(key);
        (key[found.Label], found.Location.GetOffsetAndLength(key.Length)).ShouldBe(("PRIVATE KEY", (0, key.Length)));
    }

    [Fact]
    public async Task Without_a_certificate_the_start_ends_with_the_names_of_the_setting()
    {
        var start = Start(1, "admin-password", "of-commands", "of-queries");
        start.Environment["PICASSO_CERTIFICATE"] = "";

        var (code, _, errors) = await ExitAsync(start);

        code.ShouldNotBe(0);
        errors.ShouldContain("PICASSO_CERTIFICATE: is not set");
    }

    // The output of the program in the server's place: its variables.
    private async Task<string> RunAsync(int port, string administrator, string commands, string queries)
    {
        var (code, output, errors) = await ExitAsync(Start(port, administrator, commands, queries));
        code.ShouldBe(0, errors);
        output.ShouldContain("The accounts of the services are set.", Case.Sensitive, errors);
        return output;
    }

    // The pipes close when the part in the background has ended too.
    private static async Task<(int Code, string Output, string Errors)> ExitAsync(ProcessStartInfo start)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start(int port, string administrator, string commands, string queries)
    {
        var script = EventStoreExtensions.Start
            .Replace("localhost:2113", $"localhost:{port}", StringComparison.Ordinal)
            .Replace("/tmp/picasso", Path.Combine(_folder.FullName, "keys"), StringComparison.Ordinal)
            .Replace("/opt/eventstore/EventStore.ClusterNode", "env", StringComparison.Ordinal);
        return new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PICASSO_AUTHORITY"] = s_certificate.Authority,
                ["PICASSO_CERTIFICATE"] = s_certificate.Node,
                ["PICASSO_ACCOUNTS"] = string.Join(' ', EventStoreRights.Services),
                ["PICASSO_PASSWORD_PICTURES_COMMANDS"] = commands,
                ["PICASSO_PASSWORD_PICTURES_QUERIES"] = queries,
                ["EVENTSTORE_DEFAULT_ADMIN_PASSWORD"] = administrator,
                ["EVENTSTORE_CLUSTER_SIZE"] = "1",
            },
        };
    }
}
