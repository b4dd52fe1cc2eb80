using System.Diagnostics;
using System.Globalization;

namespace Picasso.Testing.Processes;

/// <summary>
/// Memory of a process in bytes. Its share counts a page that several processes map (the runtime, libraries) once over all of them; elsewhere than
/// on Linux the share is the resident memory.
/// </summary>
/// <param name="Resident">In physical memory.</param>
/// <param name="Share">The same, each shared page divided by the number of processes that map it.</param>
/// <param name="Own">Heaps and stacks: not backed by a file.</param>
public sealed record MemoryUse(long Resident, long Share, long Own)
{
    /// <summary>Measures a running process.</summary>
    public static MemoryUse Of(int process)
    {
        var rollup = $"/proc/{process}/smaps_rollup";
        if (!File.Exists(rollup))
        {
            using var handle = Process.GetProcessById(process);
            return new(handle.WorkingSet64, handle.WorkingSet64, handle.PrivateMemorySize64);
        }

        var lines = File.ReadAllLines(rollup);
        return new(Bytes(lines, "Rss:"), Bytes(lines, "Pss:"), Bytes(lines, "Anonymous:"));
    }

    /// <summary>Measures several processes together.</summary>
    public static MemoryUse Of(IEnumerable<int> processes) =>
        processes.Select(Of).Aggregate(new MemoryUse(0, 0, 0), (sum, one) => new(sum.Resident + one.Resident, sum.Share + one.Share, sum.Own + one.Own));

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share >> 20,4} MB ({Resident >> 20} resident, {Own >> 20} of its own)");

    private static long Bytes(string[] lines, string name) => 1024 * long.Parse(
        lines.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture);
}
