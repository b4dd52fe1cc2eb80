using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>What the page on security promises of settings and decisions is there.</summary>
public sealed partial class SecurityPageTests
{
    private const string Page = "docs/security.md";
    private const string Book = "docs/operations.md";

    [Fact]
    public void Every_setting_that_the_page_on_security_names_exists()
    {
        var known = SettingsIn(Repository.Read(Book)).ToList();
        SettingsIn(Repository.Read(Page)).Where(setting => !known.Any(key => key == setting || key.StartsWith($"{setting}:", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_setting_that_was_made_up_is_found() =>
        SettingsIn("| a | b | c | `Picasso:Imagined:Limit`, `:Other` | d |").ShouldBe(["Picasso:Imagined:Limit", "Picasso:Imagined:Other"]);

    [Fact]
    public void The_limits_name_their_settings() => SettingsIn(Repository.Read(Page)).Count().ShouldBeGreaterThan(8);

    [Fact]
    public void Every_chapter_has_something_to_say() =>
        Repository.Read(Page).Split("\n## ")[1..].Where(chapter => chapter.Split('\n').Count(line => line.Trim().Length > 0) < 3).ShouldBeEmpty();

    [Fact]
    public void Every_document_that_the_page_refers_to_is_there() =>
        Links().Matches(Repository.Read(Page)).Select(link => link.Groups[1].Value.Split('#')[0]).Where(target => target.Length > 0)
            .Where(target => !File.Exists(Path.Combine(Repository.Root, "docs", target))).ShouldBeEmpty();

    // "`Picasso:Users:Limits:A`, `:B`" names Picasso:Users:Limits:A and Picasso:Users:Limits:B.
    private static IEnumerable<string> SettingsIn(string text)
    {
        foreach (var line in text.Split('\n').Where(line => line.StartsWith('|')))
        {
            var section = "";
            foreach (var name in Quoted().Matches(line).Select(match => match.Groups[1].Value))
            {
                var full = name.StartsWith(':') ? section + name : name;
                if (!Setting().IsMatch(full))
                    continue;
                section = full[..full.LastIndexOf(':')];
                yield return full;
            }
        }
    }

    [GeneratedRegex("`([^`\\s]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(Picasso|Services|ConnectionStrings|Kestrel)(:[A-Za-z0-9][A-Za-z0-9-]*)+$")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
