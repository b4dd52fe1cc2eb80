using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>A person's page shows what they created for ever, whoever owns it now.</summary>
public sealed class PortfolioPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;
    private Account _bo = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        (_ines, _bo) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Bo Lind"));
        _web.Market.AddPicture(_ines, "Offered");
        _web.Market.AddPicture(_ines, "Kept", minor: null);
        var sold = _web.Market.AddPicture(_ines, "Sold once", minor: null);
        (sold.OwnerId, sold.TimesSold) = (_bo.Profile.UserId, 1);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("", "Offered|Kept|Sold once")]
    [InlineData("?tab=for-sale", "Offered")]
    [InlineData("?tab=sold", "Sold once")]
    [InlineData("?tab=collected", "")]
    [InlineData("?tab=unknown", "Offered|Kept|Sold once")]
    public async Task Each_tab_has_its_pictures(string query, string titles) => (await ShownAsync(_ines, query)).ShouldBe(titles.Split('|', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public async Task A_bought_picture_is_in_the_buyers_collection_and_in_the_creators_portfolio()
    {
        (await ShownAsync(_bo, "?tab=collected")).ShouldBe(["Sold once"]);
        (await ShownAsync(_bo, "?tab=created")).ShouldBeEmpty();
        (await ShownAsync(_ines, "?tab=sold")).ShouldBe(["Sold once"]);
    }

    [Fact]
    public async Task A_page_of_somebody_who_only_collects_opens_on_the_collection()
    {
        (await ShownAsync(_bo, "")).ShouldBe(["Sold once"]);
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync($"/people/{_bo.Profile.UserId}");
        page.ShouldContain($"<link rel=\"canonical\" href=\"https://picasso.example/people/{_bo.Profile.UserId}?tab=collected\"");
        page.ShouldContain("<a href=\"/people/" + _bo.Profile.UserId + "?tab=collected\" aria-current=\"page\">Collected</a>");
    }

    [Fact]
    public async Task A_page_of_somebody_with_no_picture_at_all_opens_on_the_first_tab()
    {
        var newcomer = _web.Market.AddPerson("Kim Berg");
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync($"/people/{newcomer.Profile.UserId}")).ShouldContain("has not uploaded a picture yet.");
    }

    [Theory]
    [InlineData("?tab=created", "has not uploaded a picture yet.")]
    [InlineData("?tab=for-sale", "has no picture for sale right now.")]
    [InlineData("?tab=sold", "has not sold a picture yet.")]
    public async Task An_empty_tab_says_what_is_missing(string query, string sentence)
    {
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync($"/people/{_bo.Profile.UserId}{query}")).ShouldContain(sentence);
    }

    [Fact]
    public async Task The_next_page_of_a_tab_stays_in_the_tab()
    {
        for (var i = 0; i < 30; i++)
            _web.Market.AddPicture(_ines, $"More {i}");
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync($"/people/{_ines.Profile.UserId}?tab=for-sale");
        page.ShouldContain($"/people/{_ines.Profile.UserId}?tab=for-sale&amp;cursor=24");
        page.ShouldContain($"/fragments/people/{_ines.Profile.UserId}?tab=for-sale&amp;cursor=24");
        (await visitor.ReadAsync($"/fragments/people/{_ines.Profile.UserId}?tab=for-sale&cursor=24")).ShouldNotContain("Kept");
    }

    [Fact]
    public async Task The_page_of_a_sold_picture_names_its_creator_first_and_shows_more_by_the_creator()
    {
        var sold = _web.Market.Pictures.Single(picture => picture.Details.Title == "Sold once");
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync(PictureText.Path(sold));
        page.IndexOf("<small>Creator</small>", StringComparison.Ordinal).ShouldBeInRange(0, page.IndexOf("<small>Owner of the copyright</small>", StringComparison.Ordinal));
        page.ShouldContain("More by <bdi>Ines Amaral</bdi>");
    }

    private async Task<IEnumerable<string>> ShownAsync(Account person, string query)
    {
        using var visitor = _web.Visitor();
        var html = await visitor.ReadAsync($"/people/{person.Profile.UserId}{query}");
        return _web.Market.Pictures.Select(picture => picture.Details.Title).Where(title => html.Contains($"title=\"{title}\"", StringComparison.Ordinal));
    }
}
