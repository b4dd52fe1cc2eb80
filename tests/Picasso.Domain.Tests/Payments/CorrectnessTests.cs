using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Picasso.Domain.Tests.Payments;

/// <summary>docs/correctness.md names a test for every case; the test is there, and carries the case's number.</summary>
public partial class CorrectnessTests
{
    private const int Cases = 36;

    [Fact]
    public void Every_case_names_tests_that_exist()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "correctness.md"))).ToList();
        rows.Select(row => int.Parse(row.Groups["case"].Value)).ShouldBe(Enumerable.Range(1, Cases));
        var known = Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Test().Matches(File.ReadAllText(file))).Select(test => test.Groups["name"].Value).ToHashSet();
        foreach (var row in rows)
        {
            var named = Quoted().Matches(row.Groups["tests"].Value).Select(name => name.Groups["name"].Value).ToList();
            named.ShouldNotBeEmpty($"case {row.Groups["case"].Value}");
            named.ShouldAllBe(name => known.Contains(name) && name.Contains(row.Groups["case"].Value.PadLeft(2, '0')));
        }
    }

    [GeneratedRegex(@"^\| (?<case>[0-9]+) \|[^|]*\|[^|]*\|(?<tests>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[A-Za-z0-9_]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (?<name>Cases?_[0-9][A-Za-z0-9_]*)\(")]
    private static partial Regex Test();

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
