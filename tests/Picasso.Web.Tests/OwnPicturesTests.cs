using System.Net;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing;
using Picasso.Web.MyPictures;

namespace Picasso.Web.Tests;

/// <summary>One's own pictures without script: filtered, and several changed at once, each answered for.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class OwnPicturesTests : SellerTests
{
    private const string Grid = "/me/studio/pictures";
    private Account _eve = null!;
    private Picture _pier = null!, _night = null!, _sold = null!, _bought = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _eve = Market.AddPerson("Eve");
        (_pier, _night) = (Market.AddPicture(Ines, "Pier"), Market.AddPicture(Ines, "Night", minor: null));
        (_sold, _bought) = (Market.AddPicture(Ines, "Gone away"), Market.AddPicture(_eve, "From Eve", minor: null));
        (_sold.OwnerId, _sold.TimesSold) = (_eve.Profile.UserId, 1);
        (_bought.OwnerId, _bought.TimesSold) = (Ines.Profile.UserId, 1);
    }

    [Theory]
    [InlineData("", "Pier,Night,From Eve")]
    [InlineData("?show=for-sale", "Pier")]
    [InlineData("?show=not-for-sale", "Night,From Eve")]
    [InlineData("?show=sold", "Gone away")]
    [InlineData("?show=frozen", "")]
    [InlineData("?show=%22%3E%3Cscript%3E&order=%00", "Pier,Night,From Eve")]
    public async Task Parts_are_shown(string query, string titles)
    {
        var html = await Browser.ReadAsync(Grid + query);

        foreach (var picture in Market.Pictures)
            html.Contains($"data-item=\"{picture.PictureId}\"", StringComparison.Ordinal).ShouldBe(titles.Split(',').Contains(picture.Details.Title), picture.Details.Title);
        html.ShouldNotContain("\"><script>");
        html.Contains("type=\"checkbox\"", StringComparison.Ordinal).ShouldBe(titles.Length > 0 && !query.Contains("sold", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("likes", "Night,From Eve,Pier")]
    [InlineData("price", "Pier,From Eve,Night")]
    public async Task Pictures_are_sorted_by_likes_and_by_price(string order, string titles)
    {
        (_night.Likes, _bought.Likes) = (9, 3);

        var html = await Browser.ReadAsync($"{Grid}?order={order}");

        titles.Split(',').OrderBy(title => html.IndexOf($"data-item=\"{Market.Pictures.Single(picture => picture.Details.Title == title).PictureId}\"", StringComparison.Ordinal))
            .ShouldBe(titles.Split(','));
        html.ShouldContain($"<option value=\"{order}\" selected");
    }

    [Fact]
    public async Task The_former_page_leads_here_for_good()
    {
        var answer = await Browser.GetAsync("/me/pictures?at=7&cursor=old");

        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Headers.Location!.ToString().ShouldBe("/me/studio/pictures?at=7");
    }

    [Fact]
    public async Task Several_get_one_price_whether_they_were_for_sale_or_not()
    {
        _night.Price = null;

        var answer = await ActAsync("price", [_pier, _night], ("price", "150"), ("currency", "USD"), ("show", "for-sale"));

        answer.Headers.Location!.ToString().ShouldStartWith("/me/studio/pictures?show=for-sale&at=");
        foreach (var picture in (Picture[])[_pier, _night])
            (picture.Price.Minor, picture.Price.Currency).ShouldBe((150_00, "USD"));
        (await Browser.ReadAsync(Grid)).ShouldContain("2 pictures for sale at $150.00.");
    }

    [Fact]
    public async Task A_wrong_price_changes_nothing()
    {
        var answer = await ActAsync("price", [_pier], ("price", "1e3"), ("currency", "EUR"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Browser.ReadAsync(Grid)).ShouldContain("Enter a price such as 120 or 120.50.");
        _pier.Price.Minor.ShouldBe(120_00);
    }

    [Fact]
    public async Task Several_are_no_longer_for_sale_and_a_repeat_changes_nothing()
    {
        for (var time = 0; time < 2; time++)
        {
            (await ActAsync("unlist", [_pier, _night])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (_pier.Price, _night.Price).ShouldBe((null, null));
        }
    }

    [Fact]
    public async Task Deleting_asks_first_and_says_of_each_what_became_of_it()
    {
        var asked = await ActAsync("delete", [_pier, _bought]);
        var page = asked.Headers.Location!.ToString();
        page.ShouldStartWith("/me/studio/pictures/delete?picture=");
        Market.Pictures.ShouldContain(_pier);
        var html = await Browser.ReadAsync(page);
        html.ShouldContain("Delete 2 pictures for good");
        var hidden = Browser.Hidden(Browser.FormWith(html, "/deletion\"")).ToList();

        var answer = await Browser.PostAsync("/me/studio/pictures/deletion", hidden);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        text.ShouldContain("1 picture deleted, 1 not.");
        text.ShouldContain("<bdi>Pier</bdi>: deleted.");
        text.ShouldContain("<bdi>From Eve</bdi>: A picture that was sold stays in the record.");
        Market.Pictures.ShouldNotContain(_pier);
        Market.Pictures.ShouldContain(_bought);

        // Sent again, what is gone is deleted already.
        (await (await Browser.PostAsync("/me/studio/pictures/deletion", hidden)).Content.ReadAsStringAsync()).ShouldContain("1 picture deleted, 1 not.");
    }

    [Fact]
    public async Task Words_and_tags_of_several_are_edited_together()
    {
        _night.Details.Tags.AddRange(["sea", "old"]);
        var page = (await ActAsync("edit", [_pier, _night])).Headers.Location!.ToString();
        var form = Browser.FormWith(await Browser.ReadAsync(page), "/save\"");
        form.ShouldContain("value=\"Pier\"");

        var answer = await Browser.PostAsync("/me/studio/pictures/save", [
            .. Browser.Hidden(form), ("addTags", "Golden hour, sea"), ("removeTags", "old, light"),
            ($"title-{_pier.PictureId}", " Pier at dawn "), ($"alt-{_pier.PictureId}", "A pier"), ($"title-{_night.PictureId}", "Night"), ($"alt-{_night.PictureId}", ""),
        ]);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (_pier.Details.Title, _pier.Details.AltText, _night.Details.AltText).ShouldBe(("Pier at dawn", "A pier", ""));
        _pier.Details.Tags.ShouldBe(["golden-hour", "sea"]);
        _night.Details.Tags.ShouldBe(["sea", "golden-hour"]);
        _pier.Details.Category.ShouldBe("landscape");
        (await Browser.ReadAsync(Grid)).ShouldContain("2 pictures changed.");
    }

    [Fact]
    public async Task Words_that_are_refused_come_back_as_typed_beside_their_picture_and_the_others_are_saved()
    {
        var form = Browser.FormWith(await Browser.ReadAsync($"/me/studio/pictures/edit?picture={_pier.PictureId}&picture={_bought.PictureId}"), "/save\"");

        var answer = await Browser.PostAsync("/me/studio/pictures/save", [
            .. Browser.Hidden(form), ($"title-{_pier.PictureId}", "Saved"), ($"title-{_bought.PictureId}", "My <b>words"),
        ]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("My &lt;b&gt;words");
        html.ShouldContain("part of the record since the first sale");
        html.ShouldContain("1 picture changed, 1 not.");
        _pier.Details.Title.ShouldBe("Saved");
        _bought.Details.Title.ShouldBe("From Eve");
    }

    [Fact]
    public async Task Strangers_change_nothing_and_do_not_see_the_words_in_a_form()
    {
        using var eve = await Web.SignedInAsync(_eve);
        var hidden = Browser.Hidden(Browser.FormWith(await eve.ReadAsync("/about"), "id=\"act\"")).Append(("picture", _pier.PictureId)).ToList();
        (await eve.ReadAsync($"/me/studio/pictures/edit?picture={_pier.PictureId}")).ShouldNotContain("Pier");
        (await eve.ReadAsync($"/me/studio/pictures/delete?picture={_pier.PictureId}")).ShouldNotContain("Pier");
        var before = _pier.Clone();

        foreach (var (path, fields) in new (string, (string, string)[])[]
        {
            ("act", [("do", "unlist")]), ("act", [("do", "price"), ("price", "1"), ("currency", "EUR")]), ("deletion", []), ("save", [($"title-{_pier.PictureId}", "Mine")]),
        })
            (await eve.PostAsync($"/me/studio/pictures/{path}", [.. hidden, .. fields])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, path);

        Market.Pictures.ShouldContain(_pier);
        _pier.ShouldBe(before);
        // Without a token of the session's own forms nothing is read.
        (await Browser.PostAsync("/me/studio/pictures/act", [("do", "unlist"), ("picture", _pier.PictureId)])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var visitor = Web.Visitor();
        var signIn = await visitor.PostAsync(
            "/me/studio/pictures/act", [.. Browser.Hidden(Browser.FormWith(await visitor.ReadAsync("/sign-in"), "__RequestVerificationToken")), ("do", "unlist"), ("picture", _pier.PictureId)]);
        signIn.Headers.Location!.ToString().ShouldStartWith("/sign-in");
        _pier.ShouldBe(before);
    }

    [Fact]
    public async Task None_too_many_and_what_is_no_id_are_answered_with_a_sentence()
    {
        await ActAsync("unlist", []);
        (await Browser.ReadAsync(Grid)).ShouldContain("Choose the pictures first.");
        await PostAsync("unlist", ["<script>", ""]);
        (await Browser.ReadAsync(Grid)).ShouldContain("Choose the pictures first.");

        await PostAsync("unlist", [.. Enumerable.Range(1, 51).Select(number => $"0190e0a4-0000-7000-8000-{number:D12}")]);

        (await Browser.ReadAsync(Grid)).ShouldContain("Choose at most 50 pictures at once.");
        (await PostAsync("burn", [_pier.PictureId])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _pier.Price.ShouldNotBeNull();
    }

    [Fact]
    public void Unknown_values_of_the_address_are_the_default() =>
        OwnPicturesChoice.Of("sold\0", "upwards").Address("a&b").ShouldBe("/me/studio/pictures?cursor=a%26b");

    private Task<HttpResponseMessage> ActAsync(string act, Picture[] pictures, params (string, string)[] fields) =>
        PostAsync(act, [.. pictures.Select(picture => picture.PictureId)], fields);

    private async Task<HttpResponseMessage> PostAsync(string act, string[] ids, params (string, string)[] fields)
    {
        // Fields that a browser would fill replace the hidden ones of their name.
        var hidden = Browser.Hidden(Browser.FormWith(await Browser.ReadAsync(Grid), "id=\"own-act\"")).Where(field => fields.All(typed => typed.Item1 != field.Name));
        return await Browser.PostAsync("/me/studio/pictures/act", [.. hidden, ("do", act), .. ids.Select(id => ("picture", id)), .. fields]);
    }
}
