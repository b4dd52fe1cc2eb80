using System.Net;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

/// <summary>A person's page presents their work: statement, links, cover and selected work. The person arranges them without script.</summary>
public sealed class PresentingWorkPageTests : IClassFixture<SharedWeb>
{
    private const string Edit = "/me/portfolio";

    private readonly WebFixture _web;
    private readonly Account _ines;
    private readonly Account _bo;
    private readonly Picture[] _pictures;

    public PresentingWorkPageTests(SharedWeb shared)
    {
        _web = shared.Web;
        (_ines, _bo) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Bo Lind"));
        _pictures = [.. new[] { "First", "Second", "Third", "Fourth" }.Select(title => _web.Market.AddPicture(_ines, title))];
    }

    private string Page => $"/people/{_ines.Profile.UserId}";

    [Fact]
    public async Task A_statement_is_shown_as_text_and_describes_the_page()
    {
        _ines.Profile.Statement = "I wait for <b>light</b>.\nAnd walk.";
        using var visitor = _web.Visitor();

        var page = await visitor.ReadAsync(Page);

        page.ShouldContain("<p class=\"statement\" dir=\"auto\">I wait for &lt;b&gt;light&lt;/b&gt;.");
        WebUtility.HtmlDecode(page).ShouldContain("<meta property=\"og:description\" content=\"I wait for <b>light</b>. And walk.\"");
        _ines.Profile.Statement = "";
        page = await visitor.ReadAsync(Page);
        page.ShouldNotContain("class=\"statement\"");
        page.ShouldContain($"<meta property=\"og:description\" content=\"{_ines.Profile.Bio}\"");
    }

    [Fact]
    public async Task Only_pictures_that_the_person_created_and_everyone_sees_are_selected_work()
    {
        var foreign = _web.Market.AddPicture(_bo, "By another");
        foreign.OwnerId = _ines.Profile.UserId;
        (_pictures[1].OwnerId, _pictures[1].TimesSold) = (_bo.Profile.UserId, 1);
        _pictures[2].Frozen = true;
        _ines.Profile.FeaturedPictureIds.Add([_pictures[1].PictureId, foreign.PictureId, Kernel.Ids.From("deleted"), _pictures[2].PictureId, _pictures[0].PictureId]);

        var (selected, more) = await WorkAsync("");

        selected.ShouldBe(["Second", "First"]);
        more.ShouldBe(["Fourth", "Third"]);
    }

    [Theory]
    [InlineData("?tab=created", 2)]
    [InlineData("?tab=for-sale", 0)]
    [InlineData("?tab=sold", 0)]
    [InlineData("?tab=created&cursor=2", 0)]
    public async Task Selected_work_is_on_the_first_page_of_the_first_tab(string query, int count)
    {
        _ines.Profile.FeaturedPictureIds.Add([_pictures[3].PictureId, _pictures[0].PictureId]);

        (await WorkAsync(query)).Selected.Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_page_on_which_all_work_is_selected_has_no_further_section()
    {
        _ines.Profile.FeaturedPictureIds.Add(_pictures.Select(picture => picture.PictureId));
        using var visitor = _web.Visitor();

        var page = await visitor.ReadAsync(Page);

        page.ShouldContain("Selected work</h2>");
        page.ShouldNotContain("More work</h2>");
        page.ShouldNotContain("has not uploaded a picture yet.");
    }

    [Fact]
    public async Task A_cover_is_shown_from_its_preview_and_shared()
    {
        var cover = _web.Market.AddPicture(_ines, "Wide", media: "wide");
        _ines.Profile.CoverPictureId = cover.PictureId;
        _web.Market.AddPicture(_ines, "Latest");
        using var visitor = _web.Visitor();

        var page = await visitor.ReadAsync(Page);

        page.ShouldContain($"<a class=\"cover\" href=\"/pictures/{cover.PictureId}/wide\"");
        page.ShouldContain("<meta property=\"og:image\" content=\"https://picasso.example/media/wide-1280.jpg\"");
    }

    [Theory]
    [InlineData("frozen")]
    [InlineData("foreign")]
    [InlineData("deleted")]
    public async Task A_cover_that_may_not_be_shown_is_omitted(string fate)
    {
        _ines.Profile.CoverPictureId = _pictures[0].PictureId;
        if (fate == "frozen")
            _pictures[0].Frozen = true;
        if (fate == "foreign")
            _pictures[0].CreatorId = _bo.Profile.UserId;
        if (fate == "deleted")
            _web.Market.Pictures.Remove(_pictures[0]);
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync(Page)).ShouldNotContain("class=\"cover\"");

        using var ines = await _web.SignedInAsync(_ines);
        (await ines.ReadAsync(Edit)).ShouldContain("The picture that you chose is not shown");
    }

    [Fact]
    public async Task Statement_and_links_are_saved_from_the_form()
    {
        using var ines = await _web.SignedInAsync(_ines);

        var answer = await ines.SubmitAsync(Edit, "statement",
            ("Statement", "Light on water."), ("Labels[0]", "Studio"), ("Urls[0]", "https://example.com/a"), ("Labels[1]", ""), ("Urls[1]", ""),
            ("Labels[2]", ""), ("Urls[2]", "www.example.org/me"), ("Labels[3]", "Without an address"), ("Urls[3]", ""));

        answer.Headers.Location?.OriginalString.ShouldEndWith(Edit);
        _ines.Profile.Statement.ShouldBe("Light on water.");
        _ines.Profile.Links.Select(link => (link.Label, link.Url)).ShouldBe([("Studio", "https://example.com/a"), ("example.org", "https://www.example.org/me")]);
        var form = await ines.ReadAsync(Edit);
        form.ShouldContain("value=\"https://example.com/a\"");
        form.ShouldContain(">Light on water.</textarea>");
    }

    [Fact]
    public async Task A_refused_link_is_explained_at_its_own_field_and_what_was_typed_stays()
    {
        using var ines = await _web.SignedInAsync(_ines);

        var answer = await ines.SubmitAsync(Edit, "statement",
            ("Statement", "Kept words"), ("Labels[0]", "Studio"), ("Urls[0]", "https://example.com/"), ("Urls[1]", ""),
            ("Labels[2]", "Trick"), ("Urls[2]", "javascript:alert(1)"));

        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<p class=\"wrong\" id=\"field-Urls[2]-wrong\">Enter an address such as https://example.com/me.</p>");
        page.ShouldContain(">Kept words</textarea>");
        page.ShouldContain("value=\"javascript:alert(1)\"");
        _ines.Profile.Links.ShouldBeEmpty();
    }

    [Fact]
    public async Task Selected_work_is_arranged_by_buttons()
    {
        using var ines = await _web.SignedInAsync(_ines);
        foreach (var picture in _pictures[..3])
            (await ines.PressAsync(Edit, $"{Edit}/selected/{picture.PictureId}")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (first, second, third) = (_pictures[0].PictureId, _pictures[1].PictureId, _pictures[2].PictureId);
        _ines.Profile.FeaturedPictureIds.ShouldBe([first, second, third]);

        var page = await ines.ReadAsync(Edit);
        page.ShouldContain($"formaction=\"{Edit}/selected/{third}/up?before={second}\"");
        page.ShouldContain($"formaction=\"{Edit}/selected/{first}/down?before={third}\"");
        page.ShouldContain($"formaction=\"{Edit}/selected/{second}/down\"");
        page.ShouldNotContain($"{first}/up");
        page.ShouldNotContain($"{third}/down");

        var moved = await ines.PressAsync(Edit, $"{Edit}/selected/{third}/up?before={second}");
        _ines.Profile.FeaturedPictureIds.ShouldBe([first, third, second]);
        (await ines.ReadAsync(moved.Headers.Location!.OriginalString)).ShouldContain($"formaction=\"{Edit}/selected/{third}/up?before={first}\" autofocus");
        await ines.PressAsync(Edit, $"{Edit}/selected/{first}/down?before={second}");
        _ines.Profile.FeaturedPictureIds.ShouldBe([third, first, second]);
        await ines.PressAsync(Edit, $"{Edit}/selected/{first}/remove");
        _ines.Profile.FeaturedPictureIds.ShouldBe([third, second]);
        (await ines.ReadAsync(Page)).ShouldContain("Selected work</h2>");
    }

    [Fact]
    public async Task A_cover_is_chosen_and_removed_by_buttons()
    {
        using var ines = await _web.SignedInAsync(_ines);

        await ines.PressAsync(Edit, $"{Edit}/cover/{_pictures[0].PictureId}");
        _ines.Profile.CoverPictureId.ShouldBe(_pictures[0].PictureId);
        (await ines.ReadAsync(Edit)).ShouldContain("Remove cover");
        await ines.PressAsync(Edit, $"{Edit}/uncover");
        _ines.Profile.CoverPictureId.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cover", false)]
    [InlineData("selected", false)]
    [InlineData("cover", true)]
    [InlineData("selected", true)]
    public async Task A_picture_that_cannot_be_shown_is_refused_with_a_sentence(string place, bool own)
    {
        var picture = own ? _pictures[0] : _web.Market.AddPicture(_bo, "By another");
        picture.Frozen = own;
        using var ines = await _web.SignedInAsync(_ines);

        await ines.PressAsync(Edit, $"{Edit}/{place}/{picture.PictureId}");

        (_ines.Profile.CoverPictureId, _ines.Profile.FeaturedPictureIds.Count).ShouldBe(("", 0));
        (await ines.ReadAsync(Edit)).ShouldContain(own ? "while a payment dispute is open." : "Only a picture that you created can present your work.");
    }

    [Fact]
    public async Task A_thirteenth_picture_is_refused_with_a_sentence()
    {
        _ines.Profile.FeaturedPictureIds.Add(Enumerable.Range(0, 12).Select(number => Kernel.Ids.From($"{number}")));
        using var ines = await _web.SignedInAsync(_ines);

        await ines.PressAsync(Edit, $"{Edit}/selected/{_pictures[0].PictureId}");

        var page = await ines.ReadAsync(Edit);
        page.ShouldContain("Your selected work has 12 pictures already. Remove one first.");
        page.ShouldContain("A picture that is not shown");
    }

    [Fact]
    public async Task The_form_is_reached_from_the_persons_own_page_only()
    {
        using var ines = await _web.SignedInAsync(_ines);
        (await ines.ReadAsync(Page)).ShouldContain($"href=\"{Edit}\"");
        (await ines.ReadAsync($"/people/{_bo.Profile.UserId}")).ShouldNotContain($"href=\"{Edit}\"");
        using var visitor = _web.Visitor();
        (await visitor.GetAsync(Edit)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
        var answer = await visitor.PressAsync("/sign-in", $"{Edit}/cover/{_pictures[0].PictureId}");
        answer.Headers.Location!.OriginalString.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task Somebody_without_pictures_is_told_what_to_do()
    {
        using var bo = await _web.SignedInAsync(_bo);

        var page = await bo.ReadAsync(Edit);

        page.ShouldContain("No pictures yet");
        page.ShouldContain("A wide picture at the top of your page.");
        page.ShouldContain("Visitors see your pictures from the latest to the oldest.");
    }

    [Fact]
    public async Task Older_pictures_are_offered_on_a_page_of_their_own()
    {
        for (var number = 0; number < 30; number++)
            _web.Market.AddPicture(_ines, $"Later {number}");
        using var ines = await _web.SignedInAsync(_ines);
        (await ines.ReadAsync(Edit)).ShouldContain($"href=\"{Edit}?cursor=24#pictures\"");

        var answer = await ines.PressAsync($"{Edit}?cursor=24", $"{Edit}/selected/{_pictures[0].PictureId}");

        answer.Headers.Location!.OriginalString.ShouldBe($"{Edit}?cursor=24&on={_pictures[0].PictureId}&button=select");
    }

    private async Task<(IReadOnlyList<string> Selected, IReadOnlyList<string> More)> WorkAsync(string query)
    {
        using var visitor = _web.Visitor();
        var html = await visitor.ReadAsync(Page + query);
        var parts = html.Split("More work</h2>");
        return html.Contains("Selected work</h2>", StringComparison.Ordinal) ? (Titles(parts[0]), Titles(parts[1])) : ([], Titles(html));
    }

    private IReadOnlyList<string> Titles(string html) =>
    [
        .. _web.Market.Pictures.Select(picture => picture.Details.Title).Distinct().Select(title => (title, At: html.IndexOf($"title=\"{title}\"", StringComparison.Ordinal)))
            .Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => found.title),
    ];
}
