using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Picasso.Mutation;

/// <summary>A copy of the repository in which every mutant is present and none is switched on.</summary>
/// <param name="root">The repository.</param>
/// <param name="folder">An empty folder.</param>
/// <param name="part">What the path of a mutated file contains; empty for all.</param>
internal sealed partial class MutatedCopy(string root, string folder, string part)
{
    private const int MaxBuilds = 8;
    private const string Switch = "services/Shared/Picasso.Kernel/MutationSwitch.cs";

    private readonly HashSet<int> _excluded = [];
    private IReadOnlyList<string> _targets = [];

    /// <summary>What compiles.</summary>
    public IReadOnlyList<Mutant> Mutants { get; private set; } = [];

    /// <summary>Where the tests were built.</summary>
    public string TestFolder => Path.Combine(folder, "tests", Targets.Tests, "bin", "Debug", "net10.0");

    /// <summary>How many mutants do not compile.</summary>
    public int Excluded => _excluded.Count;

    /// <summary>Copies, mutates and builds, without the mutants that do not compile.</summary>
    /// <exception cref="InvalidOperationException">It cannot be built.</exception>
    public void Make()
    {
        var files = Run("git", root, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        _targets = [.. Targets.FilesAmong(files).Where(file => file.Contains(part, StringComparison.Ordinal))];
        foreach (var file in files.Where(file => File.Exists(Path.Combine(root, file))))
            Copy(file);
        for (var build = 0; build < MaxBuilds; build++)
        {
            Mutate();
            var (code, output) = Run("dotnet", folder,
            [
                "build", $"tests/{Targets.Tests}", "-v", "quiet", "-clp:NoSummary", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false",
                "-p:EnforceCodeStyleInBuild=false", "-p:WarningLevel=0",
            ]);
            if (code == 0)
                return;
            var found = Mutants.Where(mutant => BrokenLines(output).Contains((mutant.File, mutant.Line))).Select(mutant => mutant.Id).ToList();
            if (found.Count == 0)
                throw new InvalidOperationException($"The copy cannot be built:\n{output}");
            _excluded.UnionWith(found);
        }

        throw new InvalidOperationException("The copy still cannot be built: see MaxBuilds.");
    }

    private void Mutate()
    {
        var (mutants, next) = (new List<Mutant>(), 0);
        foreach (var file in _targets)
        {
            var rewriter = new MutationRewriter(file, next, _excluded);
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, file)), new CSharpParseOptions(LanguageVersion.Latest));
            File.WriteAllText(Path.Combine(folder, file), rewriter.Visit(tree.GetRoot())!.ToFullString());
            mutants.AddRange(rewriter.Mutants);
            next = rewriter.NextId;
        }

        Mutants = mutants;
        File.WriteAllText(Path.Combine(folder, Switch), MutationSwitch.Source(next));
    }

    private HashSet<(string File, int Line)> BrokenLines(string output) =>
        [.. Error().Matches(output).Select(error => (
            Path.GetRelativePath(folder, error.Groups["file"].Value).Replace('\\', '/'),
            int.Parse(error.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture)))];

    private void Copy(string file)
    {
        var target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(root, file), target);
    }

    private static (int Code, string Output) Run(string program, string folder, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*\.cs)\((?<line>\d+),\d+\): error ", RegexOptions.Multiline)]
    private static partial Regex Error();
}
