using System.Text.Json;
using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

public sealed partial class SolutionTests
{
    [Fact]
    public void The_solution_holds_every_project() => Projects().ShouldAllBe(project => InSolution().Contains(project));

    [Fact]
    public void The_filter_holds_every_project_that_restores_from_any_mirror() =>
        Projects().Where(project => !NeedsMoreThanTheMirror(project)).ShouldAllBe(project => InFilter().Contains(project));

    [Fact]
    public void The_filter_holds_no_project_that_needs_more_than_the_mirror_has() =>
        InFilter().Where(NeedsMoreThanTheMirror).ShouldBeEmpty();

    [Fact]
    public void Every_package_with_a_reference_source_is_replaced_by_a_project_that_is_there()
    {
        var targets = Repository.Read("Directory.Build.targets");
        NotOnEveryMirror().ShouldNotBeEmpty();
        var removed = Regex.Match(targets, "<PackageReference Remove=\"([^\"]+)\"").Groups[1].Value.Split(';');
        removed.ShouldBe(NotOnEveryMirror(), ignoreOrder: true);
        Regex.Matches(targets, @"\$\(PicassoReferences\)([^']+\.csproj)").Select(match => $"tests/{match.Groups[1].Value}")
            .ShouldAllBe(project => Projects().Contains(project));
    }

    [Fact]
    public void Only_the_app_host_refers_to_aspire_hosting() =>
        Projects().Where(project => !project.Contains("Picasso.AppHost", StringComparison.Ordinal))
            .Where(project => Repository.Read(project).Contains("Aspire.Hosting", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Versions_are_said_in_one_place() =>
        Projects().Where(project => Repository.Read(project).Contains("<PackageReference ", StringComparison.Ordinal)
            && Repository.Read(project).Contains(" Version=\"", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Projects() => Repository.WithExtension(".csproj");

    /// <summary>Whether a project, or one that it refers to, has a package that not every mirror holds.</summary>
    private static bool NeedsMoreThanTheMirror(string project)
    {
        var text = OnlyWhenAskedFor().Replace(Repository.Read(project), "");
        return NotOnEveryMirror().Any(package => text.Contains($"<PackageReference Include=\"{package}\"", StringComparison.Ordinal))
            || References(project, text).Any(NeedsMoreThanTheMirror);
    }

    /// <summary>The packages that reference sources stand for when the solution is built with what every mirror holds.</summary>
    private static IEnumerable<string> NotOnEveryMirror() =>
        Regex.Matches(Repository.Read("Directory.Build.targets"), "WithMetadataValue\\('Identity', '([^']+)'\\)").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> References(string project, string text) =>
        from Match reference in Regex.Matches(text, "<ProjectReference Include=\"([^\"]+)\"")
        let path = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, reference.Groups[1].Value.Replace('\\', '/'))
        select Path.GetRelativePath(Repository.Root, Path.GetFullPath(path)).Replace('\\', '/');

    // What is added only when a build asks for it.
    [GeneratedRegex(@"<ItemGroup Condition=""'\$\((WithEventStoreDb\)' == 'true|PicassoPackages\)' == 'Served)'"">.*?</ItemGroup>", RegexOptions.Singleline)]
    private static partial Regex OnlyWhenAskedFor();

    private static string InSolution() => Repository.Read("Picasso.sln").Replace('\\', '/');

    private static List<string> InFilter()
    {
        using var filter = JsonDocument.Parse(Repository.Read("Picasso.slnf"));
        return [.. filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(project => project.GetString()!.Replace('\\', '/'))];
    }
}
