using System.Diagnostics;
using Picasso.Testing;

namespace Picasso.EngineTests.Processes;

/// <summary>The engines of this test run, which a test may kill, stop and start.</summary>
internal static class OwnEngines
{
    public const string Broker = "rabbitmq", FirstShard = "mariadb-0";

    /// <summary>kill -9.</summary>
    public static Task KillAsync(string engine) => RunAsync("kill", engine);

    public static Task StartAsync(string engine) => RunAsync("start", engine);

    private static async Task RunAsync(string action, string engine)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Picasso.sln")))
            root = root.Parent!;
        var script = Path.Combine(root.FullName, "tests", "engines", "engines");
        using var process = Process.Start(script, [action, Engines.Need(Engines.Folder), engine]);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"engines {action} {engine}");
    }
}
