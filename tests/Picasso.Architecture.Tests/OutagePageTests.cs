using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>What the page of outages says is shown by tests that exist.</summary>
public sealed partial class OutagePageTests
{
    private const string Page = "docs/outages.md";

    [Fact]
    public void Every_test_that_the_page_names_exists() => Missing(Repository.Read(Page)).ShouldBeEmpty();

    [Fact]
    public void The_page_names_many_tests() => Named(Repository.Read(Page)).Count().ShouldBeGreaterThan(30);

    [Fact]
    public void A_test_that_does_not_exist_is_found() =>
        Missing("| dead | `A_test_that_was_never_" + "written_by_anybody` |").ShouldHaveSingleItem();

    private static IEnumerable<string> Missing(string page)
    {
        var sources = string.Join('\n', Repository.WithExtension(".cs")
            .Where(file => file.StartsWith("tests/", StringComparison.Ordinal)).Select(Repository.Read));
        return Named(page).Where(name => !Regex.IsMatch(sources, $@"\b(?:Task|void) {name}\("));
    }

    private static IEnumerable<string> Named(string page) => Name().Matches(page).Select(match => match.Groups[1].Value).Distinct();

    // Names of tests are sentences that begin with a capital letter.
    [GeneratedRegex("`([A-Z][a-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
