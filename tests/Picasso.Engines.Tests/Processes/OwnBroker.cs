using System.Diagnostics;
using Picasso.Testing;

namespace Picasso.EngineTests.Processes;

/// <summary>The broker of this test run, which a test may kill.</summary>
internal static class OwnBroker
{
    public static Task KillAsync() => RunAsync("kill");

    public static Task StartAsync() => RunAsync("start");

    private static async Task RunAsync(string action)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Picasso.sln")))
            root = root.Parent!;
        var script = Path.Combine(root.FullName, "tests", "engines", "engines");
        using var process = Process.Start(script, [action, Engines.Need(Engines.Folder), "rabbitmq"]);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"engines {action} rabbitmq");
    }
}
