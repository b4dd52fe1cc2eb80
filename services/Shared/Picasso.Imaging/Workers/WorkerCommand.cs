using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Picasso.Imaging.Workers;

/// <summary>How the worker program is started: beside this program, by the same runtime, without anything of this process.</summary>
/// <param name="Assembly">Path of the program.</param>
/// <param name="Arguments">What it is given besides.</param>
internal sealed record WorkerCommand(string Assembly, params IReadOnlyList<string> Arguments)
{
    /// <summary>The program that decodes.</summary>
    public static WorkerCommand Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "Picasso.Imaging.Worker.dll"));

    /// <summary>What to start.</summary>
    /// <param name="memory">Most bytes of address space that any request will allow.</param>
    /// <param name="isExpensive">Whether it decodes expensive pictures, which give way to all others.</param>
    public ProcessStartInfo ToStartInfo(long memory, bool isExpensive)
    {
        var start = new ProcessStartInfo(Runtime())
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        start.ArgumentList.Add(Assembly);
        start.ArgumentList.Add(memory.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(isExpensive ? "expensive" : "usual");
        foreach (var argument in Arguments)
            start.ArgumentList.Add(argument);
        Replace(start.Environment);
        return start;
    }

    /// <summary>Nothing is inherited: the environment of a service holds its connection strings.</summary>
    private static void Replace(IDictionary<string, string?> environment)
    {
        // Without it Windows loads no library.
        var systemRoot = environment.TryGetValue("SystemRoot", out var root) ? root : null;
        environment.Clear();
        if (OperatingSystem.IsWindows())
            environment["SystemRoot"] = systemRoot;
        // Threads would each keep an arena of their own, and with it what one picture took.
        environment["MALLOC_ARENA_MAX"] = "2";
        // No temporary files: what does not fit into memory is refused.
        environment["VIPS_DISC_THRESHOLD"] = "1000g";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
    }

    /// <summary>The "dotnet" that runs this process, also when this process was started by its own executable.</summary>
    private static string Runtime()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var beside = Path.Combine(root, name);
        return File.Exists(beside) ? beside : name;
    }
}
