using Picasso.Contracts.Users;
using Picasso.Web.Components;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>Links that users wrote.</summary>
public sealed class ProfileLinksTests : ComponentContext
{
    [Fact]
    public void A_link_shows_its_host_and_gives_no_credit()
    {
        var link = Show(new ProfileLink { Label = "my <shop>", Url = "https://www.example.com/a?b=c" }).Find("a");

        link.GetAttribute("href").ShouldBe("https://www.example.com/a?b=c");
        link.GetAttribute("rel").ShouldBe("nofollow noopener ugc");
        link.QuerySelector(".profile-link-name")!.TextContent.ShouldBe("my <shop>");
        link.QuerySelector(".profile-link-host")!.TextContent.ShouldBe("example.com");
    }

    [Fact]
    public void A_name_that_imitates_another_host_is_shown_beside_the_true_one() =>
        Show(new ProfileLink { Label = "paypal.com", Url = "https://evil.example/" }).Find(".profile-link-host").TextContent.ShouldBe("evil.example");

    [Fact]
    public void A_host_is_not_shown_twice() =>
        Show(new ProfileLink { Label = "example.com", Url = "https://example.com/" }).FindAll(".profile-link-host").ShouldBeEmpty();

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.com/")]
    [InlineData("https://example.com@evil.example/")]
    [InlineData("/me/close")]
    [InlineData("")]
    public void Other_addresses_are_not_shown_whatever_a_store_has(string url) =>
        Show(new ProfileLink { Label = "Trick", Url = url }).Markup.Trim().ShouldBeEmpty();

    [Theory]
    [InlineData("Studio", "https://example.com/", "Studio", "https://example.com/")]
    [InlineData("", "https://example.com/a", "example.com", "https://example.com/a")]
    [InlineData(" Studio ", " example.com/a ", "Studio", "https://example.com/a")]
    [InlineData("", "javascript:alert(1)", "Link", "javascript:alert(1)")]
    [InlineData("Old", "http://example.com", "Old", "http://example.com")]
    [InlineData("Only a name", "", "Only a name", "")]
    public void A_row_of_the_form_becomes_a_link(string label, string url, string readLabel, string readUrl) =>
        ProfileText.ReadLinks([label], [url]).ShouldBe([(0, new ProfileLink { Label = readLabel, Url = readUrl })]);

    [Fact]
    public void Blank_rows_are_omitted_and_the_others_keep_their_numbers() =>
        ProfileText.ReadLinks(["", "B", null], [null, "b.example", "c.example", "  "]).Select(read => (read.Row, read.Link.Url))
            .ShouldBe([(1, "https://b.example"), (2, "https://c.example")]);

    private IRenderedComponent<ProfileLinks> Show(params ProfileLink[] links) =>
        Render<ProfileLinks>(parameters => parameters.Add(shown => shown.Person, new Profile { UserId = "ines", Links = { links } }));
}
