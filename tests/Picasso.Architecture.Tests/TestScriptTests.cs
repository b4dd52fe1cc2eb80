using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>No test is left out of <c>./test</c> because its project is not named there.</summary>
public sealed class TestScriptTests
{
    private const string Quick = "quick_projects";

    // How a class or a test carries a trait, and the list of the projects that have some.
    private static readonly (string Trait, string List)[] s_traits =
        [(@"^\s*\[Trait\(Pace\.Trait, Pace\.Slow\)", "slow_projects"), (@"^\s*\[Trait\(\w*Engines\.Trait,", "engine_projects")];

    private static readonly string[] s_projects =
        [.. Repository.WithExtension(".csproj").Select(file => Path.GetFileNameWithoutExtension(file)).Where(project => project.EndsWith(".Tests", StringComparison.Ordinal))];

    [Fact]
    public void Every_test_project_is_run() => NotRun(Repository.Read("test")).ShouldBeEmpty();

    [Theory]
    [InlineData("Reactions ", "Picasso.Reactions.Tests has tests that quick_projects leaves out", "Picasso.Reactions.Tests has tests that engine_projects leaves out")]
    [InlineData("Conformance Users Pictures.Commands ", "Picasso.Conformance.Tests has tests that slow_projects leaves out", "Picasso.Users.Tests has tests that slow_projects leaves out", "Picasso.Pictures.Commands.Tests has tests that slow_projects leaves out")]
    [InlineData("run Picasso.Fuzz.Tests", "Picasso.Fuzz.Tests has tests that quick_projects leaves out")]
    public void A_planted_omission_is_found(string named, params string[] omissions) =>
        NotRun(Repository.Read("test").Replace(named, "", StringComparison.Ordinal)).ShouldBe(omissions, ignoreOrder: true);

    private static IEnumerable<string> NotRun(string text)
    {
        var script = new TestScript(text);
        var lists = s_projects.Select(project => (Project: project, List: Quick))
            .Concat(s_traits.SelectMany(one => s_projects.Where(project => Has(project, one.Trait)).Select(project => (Project: project, one.List))));
        return [.. lists.Where(one => !script.Runs(one.Project, one.List)).Select(one => $"{one.Project} has tests that {one.List} leaves out")];
    }

    private static bool Has(string project, string trait) => Repository.WithExtension(".cs")
        .Any(file => file.StartsWith($"tests/{project}/", StringComparison.Ordinal) && Regex.IsMatch(Repository.Read(file), trait, RegexOptions.Multiline));
}
