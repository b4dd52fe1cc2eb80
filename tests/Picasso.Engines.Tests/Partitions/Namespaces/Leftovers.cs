using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Picasso.EngineTests.Partitions.Namespaces;

/// <summary>Namespaces and bridges by their names, which name the process that made them: what a dead one left is removed.</summary>
internal static partial class Leftovers
{
    /// <summary>What the names of this process begin with; a wire's name has room for fifteen characters.</summary>
    public static string PrefixOfThisProcess => $"pcs{Environment.ProcessId:x}";

    /// <summary>Removes what processes left that are no more.</summary>
    public static async Task RemoveAsync()
    {
        var links = await IpCommand.RunAsync("-o link show");
        var spaces = await IpCommand.RunAsync("netns list");
        var makers = Names().Matches(links + spaces).Select(name => name.Groups[1].Value).Distinct();
        foreach (var maker in makers.Where(maker => !Directory.Exists($"/proc/{int.Parse(maker, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}")))
            await RemoveAsync($"pcs{maker}");
    }

    /// <summary>Removes everything whose name begins so, with the processes in there.</summary>
    public static async Task RemoveAsync(string prefix)
    {
        foreach (var space in (await IpCommand.TryAsync("netns list")).Output.Split('\n').Select(line => line.Split(' ')[0]))
        {
            if (!space.StartsWith($"{prefix}h", StringComparison.Ordinal))
                continue;
            foreach (var id in (await IpCommand.TryAsync($"netns pids {space}")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Kill(int.Parse(id, CultureInfo.InvariantCulture));
            await IpCommand.TryAsync($"netns del {space}");
            // Its wire goes with it, but a moment later.
            await IpCommand.TryAsync($"link del {space}");
        }

        await IpCommand.TryAsync($"link del {prefix}br");
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }

    [GeneratedRegex(@"\bpcs([0-9a-f]+)(?:h\d+|br)\b")]
    private static partial Regex Names();
}
