using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.PresentingWork;

namespace Picasso.Domain.Tests.Users;

public class StatementRulesTests
{
    [Fact]
    public void A_statement_has_lines_and_at_most_1000_characters()
    {
        StatementRules.RequireStatement(" one\r\n\r\ntwo\n").ShouldBe("one\n\ntwo");
        StatementRules.RequireStatement(" \n ").ShouldBeEmpty();
        StatementRules.RequireStatement(new string('a', 1_000)).Length.ShouldBe(1_000);
        ErrorOf(() => StatementRules.RequireStatement(new string('a', 1_001))).ShouldBe(("statement_invalid", "statement"));
    }

    [Theory]
    [InlineData("reordered \u202e text")]
    [InlineData("isolated \u2066 text")]
    [InlineData("hidden\u200b text")]
    [InlineData("a bell \a")]
    [InlineData("damaged \ufffd text")]
    public void A_statement_is_plain_text(string text) =>
        ErrorOf(() => StatementRules.RequireStatement(text)).ShouldBe(("statement_invalid", "statement"));

    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("HTTPS://Example.COM/Me?q=1#top", "https://example.com/Me?q=1#top")]
    [InlineData(" https://example.com:443/a ", "https://example.com/a")]
    [InlineData("https://example.com/straße", "https://example.com/stra%C3%9Fe")]
    [InlineData("https://müller.example/", "https://xn--mller-kva.example/")]
    [InlineData("https://xn--mller-kva.example/", "https://xn--mller-kva.example/")]
    [InlineData("https://аpple.com/", "https://xn--pple-43d.com/")] // The first letter is Cyrillic.
    [InlineData("https://example.com/@ada", "https://example.com/@ada")]
    [InlineData("https://a-b.example.museum/x", "https://a-b.example.museum/x")]
    public void A_link_is_stored_in_ascii(string typed, string stored) =>
        StatementRules.RequireLinks([new ProfileLink("Site", typed)]).ShouldBe([new ProfileLink("Site", stored)]);

    [Theory]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("http://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://example.com/%0aalert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("mailto:ada@example.com")]
    [InlineData("//example.com/")]
    [InlineData("https:/example.com/")]
    [InlineData("https:example.com")]
    [InlineData("https:\\\\example.com/")]
    [InlineData("https://example.com\\@evil.example/")]
    [InlineData("https://example.com@evil.example/")]
    [InlineData("https://ada:secret@example.com/")]
    [InlineData("https://@example.com/")]
    [InlineData("https://example.com:8443/")]
    [InlineData("https://example.com:0/")]
    [InlineData("https://localhost/")]
    [InlineData("https://intranet/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://example.com./")]
    [InlineData("https://exa_mple.com/")]
    [InlineData("https://-example.com/")]
    [InlineData("https://example..com/")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://exam\tple.com/")]
    [InlineData("https://example.com/\n")]
    [InlineData("https://exam\u00adple.com/")]
    [InlineData("https://example.com/\u202egpj.exe")]
    [InlineData("https://")]
    public void Anything_but_an_https_address_of_a_domain_is_refused(string typed)
    {
        // Space around an address is trimmed, so the line break is inside for this rule.
        var url = typed.EndsWith('\n') ? typed + "x" : typed;
        ErrorOf(() => StatementRules.RequireLinks([new ProfileLink("Fine", "https://example.com/"), new ProfileLink("Bad", url)]))
            .ShouldBe(("link_url_invalid", "links[1].url"));
    }

    [Fact]
    public void A_link_has_at_most_200_characters_also_in_ascii()
    {
        Stored("https://example.com/" + new string('a', 180)).Length.ShouldBe(200);
        ErrorOf(() => Stored("https://example.com/" + new string('a', 181))).Reason.ShouldBe("link_url_invalid");
        // Each letter becomes six characters.
        ErrorOf(() => Stored("https://example.com/" + new string('é', 31))).Reason.ShouldBe("link_url_invalid");

        static string Stored(string url) => StatementRules.RequireLinks([new ProfileLink("Site", url)])[0].Url;
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("hidden\u200b")]
    [InlineData("reordered \u202e")]
    [InlineData("a name that is longer than forty characters")]
    public void A_link_has_a_short_name_of_plain_text(string label) =>
        ErrorOf(() => StatementRules.RequireLinks([new ProfileLink(label, "https://example.com/")])).ShouldBe(("link_label_invalid", "links[0].label"));

    [Fact]
    public void A_profile_has_at_most_five_links_in_their_order()
    {
        var five = Enumerable.Range(1, 5).Select(number => new ProfileLink($"Site {number}", $"https://example.com/{number}")).ToList();

        StatementRules.RequireLinks(five).ShouldBe(five);
        ErrorOf(() => StatementRules.RequireLinks([.. five, five[0]])).ShouldBe(("too_many_links", "links"));
    }

    private static (string Reason, string? Field) ErrorOf(Func<object?> act)
    {
        var error = Should.Throw<DomainException>(act).Error;
        return (error.Reason, error.Field);
    }
}
