using System.Diagnostics;
using System.Text.Json;

namespace Picasso.AppHost.Tests;

public sealed class ManifestTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    // Beside the one in the repository: paths in a manifest are relative to its own folder.
    private readonly string _written = Path.Combine(Root(), $"aspire-manifest.{Guid.NewGuid():N}.json");

    /// <summary>The manifest in the repository.</summary>
    public static string Manifest => Path.Combine(Root(), "aspire-manifest.json");

    public void Dispose() => File.Delete(_written);

    [Fact]
    public async Task The_manifest_in_the_repository_is_what_publishing_writes()
    {
        await PublishAsync();
        Read(_written).ShouldBe(
            Read(Manifest),
            "Write it anew: dotnet run --project Picasso.AppHost -- --operation publish --step publish-manifest --output-path ../aspire-manifest.json");
    }

    [Fact]
    public async Task An_engine_that_is_named_is_asked_for_when_deploying_and_its_value_is_not_written_down()
    {
        await PublishAsync(("ConnectionStrings__mongodb", "mongodb://root:made-up-password@somewhere"));

        var manifest = Read(_written);
        manifest.ShouldNotContain("made-up-password");
        using var resources = JsonDocument.Parse(manifest);
        resources.RootElement.GetProperty("resources").GetProperty("mongodb").GetProperty("type").GetString().ShouldBe("parameter.v0");
    }

    [Fact]
    public async Task Publishing_refuses_embedded_engines()
    {
        var (code, output) = await RunAsync(("Picasso__Embedded", "eventstore"));

        code.ShouldNotBe(0);
        output.ShouldContain("what is published needs engines");
    }

    private async Task PublishAsync(params (string Key, string Value)[] environment)
    {
        var (code, output) = await RunAsync(environment);
        code.ShouldBe(0, output);
    }

    private async Task<(int Code, string Output)> RunAsync(params (string Key, string Value)[] environment)
    {
        var appHost = Path.Combine(AppContext.BaseDirectory, "Picasso.AppHost.dll");
        var start = new ProcessStartInfo(
            "dotnet", ["exec", appHost, "--operation", "publish", "--step", "publish-manifest", "--output-path", _written])
        {
            WorkingDirectory = Path.Combine(Root(), "Picasso.AppHost"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var publishing = Process.Start(start)!;
        using var limit = new CancellationTokenSource(s_limit);
        var output = publishing.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = publishing.StandardError.ReadToEndAsync(limit.Token);
        await publishing.WaitForExitAsync(limit.Token);
        return (publishing.ExitCode, await output + await errors);
    }

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Picasso.sln")))
                return folder.FullName;
        throw new InvalidOperationException("These tests run from within the repository.");
    }
}
