using Picasso.Testing.Processes;

namespace Picasso.Fuzz.Tests;

/// <summary>The real program in a process of its own, and what can be seen of it from outside.</summary>
internal sealed class Target : IAsyncDisposable
{
    private const long MebiByte = 1 << 20;

    private const int Shown = 9;

    // Files should reach the decoder: what one person may send is another test's matter.
    private static readonly Dictionary<string, string> s_settings = new()
    {
        ["Picasso__Users__Avatars__PerPerson"] = "1000000",
        ["Picasso__Users__Avatars__PerSource"] = "1000000",
        ["Picasso__Uploads__PicturesPerDay"] = "1000000",
    };

    private static readonly string[] s_faultSigns = ["fail: ", "crit: ", "Unhandled exception"];

    // The server says so of a request that was answered by a service before its body had come; the answer arrives all the same.
    private static readonly string[] s_noFaults = ["fail: Microsoft.AspNetCore.Server.Kestrel[67]"];

    private readonly DirectoryInfo _data;

    private Target(DirectoryInfo data, StandaloneProcess process) => (_data, Process) = (data, process);

    public StandaloneProcess Process { get; }

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => Directory.Exists($"/proc/{Process.Id}") || !OperatingSystem.IsLinux();

    /// <summary>Resident memory, in mebibytes.</summary>
    public long MemoryMiB => MemoryUse.Of(Process.Id).Resident / MebiByte;

    /// <summary>Files that uploads grow in.</summary>
    public IReadOnlyList<string> Staged() =>
        [.. _data.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Length > 0 && file.DirectoryName!.Split(Path.DirectorySeparatorChar).Any(name => name is "uploads" or "incoming" or "~incoming"))
            .Where(file => !file.Name.EndsWith(".lock", StringComparison.Ordinal)).Select(file => file.FullName)];

    /// <summary>What the program says of its failures: each line that begins one, with the lines of its exception.</summary>
    public IReadOnlyList<string> FaultLines()
    {
        var lines = Process.Output.Split('\n');
        return [.. lines.Index().Where(line => s_faultSigns.Any(sign => line.Item.StartsWith(sign, StringComparison.Ordinal))
                && !s_noFaults.Any(sign => line.Item.StartsWith(sign, StringComparison.Ordinal)))
            .Select(line => string.Join(" | ", lines.Skip(line.Index).Take(Shown).Select(one => one.Trim())))];
    }

    public static async Task<Target> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("picasso-fuzz-");
        return new Target(data, await StandaloneProcess.StartAsync(data.FullName, environment: s_settings));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
