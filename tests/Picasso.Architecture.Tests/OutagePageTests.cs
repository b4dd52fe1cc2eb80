using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>What the page of outages says is shown by tests that exist.</summary>
public sealed partial class OutagePageTests
{
    private const string Page = "docs/outages.md";
    private const string Header = "| state | a person sees | a service answers | within | log and health | tests |";
    private const string NoState = "no such state";

    private static readonly string[] s_states = ["dead", "frozen", "slow", "refusing", "restored"];
    private static readonly string[] s_engines =
    [
        "EventStoreDB", "The embedded log and files (SQLite)", "MongoDB", "MySQL shards", "RabbitMQ and the bus of a process", "Files on S3", "Stripe", "SMTP",
        "Services that call each other",
    ];

    [Fact]
    public void Every_test_that_the_page_names_exists() => Missing(Repository.Read(Page)).ShouldBeEmpty();

    [Fact]
    public void The_page_names_many_tests() => Named(Repository.Read(Page)).Count().ShouldBeGreaterThan(30);

    [Fact]
    public void A_test_that_does_not_exist_is_found() =>
        Missing("| dead | `A_test_that_was_never_" + "written_by_anybody` |").ShouldHaveSingleItem();

    [Fact]
    public void Every_engine_and_the_services_have_a_row_for_each_state() =>
        s_engines.SelectMany(engine => Gaps(engine, Repository.Read(Page))).ShouldBeEmpty();

    [Fact]
    public void No_cell_is_empty_and_every_row_names_a_test() =>
        s_engines.SelectMany(engine => Unshown(engine, Repository.Read(Page))).ShouldBeEmpty();

    [Theory]
    [InlineData("| dead, frozen | a | b | c | d | `A_test` |\n| slow | a | b | c | d | `A_test` |\n| restored | no such state | – | – | – | – |", "SMTP: refusing", "")]
    [InlineData("| dead, frozen, slow, refusing, restored | a |  | c | d | `A_test` |", "", "SMTP: dead, frozen, slow, refusing, restored")]
    [InlineData("| dead, frozen, slow, refusing, restored | a | b | c | d | of course |", "", "SMTP: dead, frozen, slow, refusing, restored")]
    public void A_planted_gap_is_found(string rows, string gap, string unshown)
    {
        var page = $"## SMTP\n\n{Header}\n|---|---|---|---|---|---|\n{rows}\n";

        string.Join(", ", Gaps("SMTP", page)).ShouldBe(gap);
        string.Join("; ", Unshown("SMTP", page)).ShouldBe(unshown);
    }

    private static IEnumerable<string> Gaps(string engine, string page) => s_states
        .Where(state => !Rows(engine, page).Any(row => Regex.IsMatch(row[0], $@"\b{state}\b")))
        .Select(state => $"{engine}: {state}");

    private static IEnumerable<string> Unshown(string engine, string page) => Rows(engine, page)
        .Where(row => row.Length != 6 || row.Any(string.IsNullOrWhiteSpace) || (row[1] != NoState && !Name().IsMatch(row[5])))
        .Select(row => $"{engine}: {row[0]}");

    // The rows of the one table below a heading.
    private static IEnumerable<string[]> Rows(string engine, string page) => page.Split('\n')
        .SkipWhile(line => line != $"## {engine}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .SkipWhile(line => line != Header).Skip(2).TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

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
