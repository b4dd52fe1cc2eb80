using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Picasso.Imaging.Workers;

/// <summary>How the worker program is started: beside this program, by the same runtime, with nothing inherited from this process.</summary>
/// <param name="Assembly">Path of the program.</param>
/// <param name="Arguments">Further arguments.</param>
internal sealed record WorkerCommand(string Assembly, params IReadOnlyList<string> Arguments)
{
    /// <summary>The decoding program.</summary>
    public static WorkerCommand Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "Picasso.Imaging.Worker.dll"));

    /// <summary>The command to start.</summary>
    /// <param name="memory">Maximum bytes of address space of any request.</param>
    /// <param name="hasLowPriority">Whether it has a low priority: a tenth of the processor time beside others of usual priority, all that is free otherwise.</param>
    public ProcessStartInfo ToStartInfo(long memory, bool hasLowPriority)
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
        start.ArgumentList.Add(hasLowPriority ? "low" : "usual");
        foreach (var argument in Arguments)
            start.ArgumentList.Add(argument);
        Replace(start.Environment);
        return start;
    }

    /// <summary>Nothing is inherited: the environment of a service contains its connection strings.</summary>
    private static void Replace(IDictionary<string, string?> environment)
    {
        // Without it Windows loads no library.
        var systemRoot = environment.TryGetValue("SystemRoot", out var root) ? root : null;
        environment.Clear();
        if (OperatingSystem.IsWindows())
            environment["SystemRoot"] = systemRoot;
        // Each thread would keep its own arena, and with it the memory of a picture.
        environment["MALLOC_ARENA_MAX"] = "2";
        // No temporary files: a picture that does not fit into memory is rejected.
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
