using System.Text.RegularExpressions;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>What <c>./test</c> says that it runs.</summary>
internal sealed partial class TestScript
{
    private readonly Dictionary<string, string> _lists = [];
    private readonly HashSet<string> _named;

    public TestScript(string text)
    {
        foreach (Match list in List().Matches(text))
            _lists[list.Groups["name"].Value] = Variable().Replace(
                list.Groups["projects"].Value, variable => _lists[variable.Groups[1].Value]);
        _named = [.. Run().Matches(text).Select(run => run.Groups[1].Value)];
    }

    /// <summary>The projects of a list, by their full names.</summary>
    public IEnumerable<string> Of(string list) => _lists[list].Split(' ').Select(project => $"Picasso.{project}.Tests");

    /// <summary>Whether the project is run, in this list or by a line of its own.</summary>
    public bool Runs(string project, string list) => Of(list).Contains(project) || _named.Contains(project);

    [GeneratedRegex("""^(?<name>\w+_projects)=(?<quote>['"])(?<projects>.*)\k<quote>$""", RegexOptions.Multiline)]
    private static partial Regex List();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\brun (Picasso\.[A-Za-z.]+\.Tests)\b")]
    private static partial Regex Run();
}
