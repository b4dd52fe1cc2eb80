using System.Diagnostics;

namespace Picasso.AppHost.Tests;

public sealed class ManifestTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

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

    private async Task PublishAsync()
    {
        var appHost = Path.Combine(AppContext.BaseDirectory, "Picasso.AppHost.dll");
        using var publishing = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", appHost, "--operation", "publish", "--step", "publish-manifest", "--output-path", _written])
        {
            WorkingDirectory = Path.Combine(Root(), "Picasso.AppHost"),
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(s_patience);
        var output = await publishing.StandardOutput.ReadToEndAsync(patience.Token);
        await publishing.WaitForExitAsync(patience.Token);
        publishing.ExitCode.ShouldBe(0, output);
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
