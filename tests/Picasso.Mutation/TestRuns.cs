using System.Diagnostics;
using System.Globalization;

namespace Picasso.Mutation;

/// <summary>Runs classes of tests of the mutated copy, each run in a process of its own with a time limit.</summary>
/// <param name="folder">Where the tests were built.</param>
internal sealed class TestRuns(string folder)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(20);
    private const int Slower = 4;

    private readonly Dictionary<string, (HashSet<int> Reached, TimeSpan Took)> _classes = [];

    /// <summary>Runs every class without a mutant and notes which mutants it reaches.</summary>
    /// <exception cref="InvalidOperationException">A test fails although nothing is changed.</exception>
    public async Task CoverAsync()
    {
        var listed = await RunAsync(["-list", "classes"], null, s_longest);
        var names = listed.Output.Split('\n').Select(line => line.Trim()).Where(Targets.Holds).Distinct().ToList();
        await Parallel.ForEachAsync(names, async (name, _) =>
        {
            var file = Path.GetTempFileName();
            var watch = Stopwatch.StartNew();
            var run = await RunAsync(["-class", name], (MutationSwitch.Reached, file), s_longest);
            if (run.Code != 0)
                throw new InvalidOperationException($"{name} fails without a mutant:\n{run.Output}");
            var reached = (await File.ReadAllLinesAsync(file, CancellationToken.None)).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToHashSet();
            File.Delete(file);
            lock (_classes)
                _classes[name] = (reached, watch.Elapsed);
        });
    }

    /// <summary>Runs the classes that reach a mutant with the mutant switched on, the quickest first.</summary>
    public async Task<Fate> TryAsync(Mutant mutant)
    {
        var classes = _classes.Where(one => one.Value.Reached.Contains(mutant.Id)).OrderBy(one => one.Value.Took).ToList();
        if (classes.Count == 0)
            return Fate.NotCovered;
        var limit = s_start + Slower * TimeSpan.FromTicks(classes.Sum(one => one.Value.Took.Ticks));
        string[] arguments = [.. classes.SelectMany(one => new[] { "-class", one.Key }), "-stopOnFail"];
        var run = await RunAsync(arguments, (MutationSwitch.Active, mutant.Id.ToString(CultureInfo.InvariantCulture)), limit);
        return run.Code switch { null => Fate.TimedOut, 0 => Fate.Survived, _ => Fate.Killed };
    }

    private async Task<(int? Code, string Output)> RunAsync(IEnumerable<string> arguments, (string Name, string Value)? variable, TimeSpan limit)
    {
        var start = new ProcessStartInfo("dotnet", [$"{Targets.Tests}.dll", "-noLogo", "-noColor", "-noAutoReporters", .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (variable is { } set)
            start.Environment[set.Name] = set.Value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var end = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, "");
        }

        return (process.ExitCode, await output + await errors);
    }
}
