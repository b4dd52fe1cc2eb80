using System.Net;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing;

namespace Picasso.Web.Tests;

/// <summary>Several drafts at once without script, and their thumbnails.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class PublishManyTests : SellerTests
{
    private const string Path = "/me/studio/publish";

    [Fact]
    public async Task Chosen_drafts_become_pictures_with_their_words_and_the_others_stay()
    {
        Add(1, ("title", "Föhn"), ("tags", "alps, wind"), ("price", "120"), ("currency", "EUR"), ("camera", "true"));
        Add(2, ("title", "Rain"));
        Add(3, ("title", "Stays"));

        var answer = await PublishAsync(Id(1), Id(2), Id(1));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Market.Pictures.Select(picture => picture.Details.Title).Order().ShouldBe(["Föhn", "Rain"]);
        Market.Pictures.Single(picture => picture.Details.Title == "Föhn").Price.Minor.ShouldBe(120_00);
        Market.Pictures.Where(picture => picture.Camera is not null).ShouldHaveSingleItem().Details.Title.ShouldBe("Föhn");
        var html = await Browser.ReadAsync("/me/studio");
        html.ShouldContain("2 photos published.");
        html.ShouldContain($"value=\"{Id(3)}\"");
        html.ShouldNotContain(Id(1));
    }

    [Fact]
    public async Task A_draft_that_is_refused_stays_with_its_reason_and_does_not_stop_the_others()
    {
        Add(1, ("title", "<i>Dear</i>"), ("price", "1e3"), ("currency", "EUR"));
        Add(2, ("title", "Rain"));
        var gone = Id(9);

        var answer = await PublishAsync(Id(1), gone, "<script>", Id(2));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Market.Pictures.ShouldHaveSingleItem().Details.Title.ShouldBe("Rain");
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("1 photo published, 3 not.");
        html.ShouldContain("Enter a price such as 120 or 120.50.");
        html.ShouldContain("It may be published already.");
        html.ShouldContain("&lt;i&gt;Dear&lt;/i&gt;");
        html.ShouldNotContain("<script>\"");
        // What is to be corrected is still chosen.
        html[html.IndexOf($"value=\"{Id(1)}\"", StringComparison.Ordinal)..].ShouldContain("checked");
    }

    [Fact]
    public async Task Sent_again_nothing_is_published_twice()
    {
        Add(1, ("title", "Föhn"));
        var form = await FormAsync();
        await Browser.PostAsync(Path, [.. form, ("drafts", Id(1))]);

        var again = await Browser.PostAsync(Path, [.. form, ("drafts", Id(1))]);

        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Market.Pictures.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task None_and_too_many_are_answered_with_a_sentence()
    {
        Add(1);
        (await PublishAsync()).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Browser.ReadAsync("/me/studio")).ShouldContain("Choose the drafts first.");

        await PublishAsync([.. Enumerable.Range(1, 51).Select(Id)]);

        (await Browser.ReadAsync("/me/studio")).ShouldContain("Choose at most 50 drafts at once.");
        Market.Pictures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_is_told_of_each_and_a_visitor_to_sign_in()
    {
        Add(1, ("title", "Föhn"));
        var form = await FormAsync();
        var answer = await Browser.PostAsync(Path, [.. form, ("drafts", Id(1)), ("drafts", Id(2))], json: true);
        var json = await answer.Content.ReadAsStringAsync();
        json.ShouldContain($"{{\"id\":\"{Id(1)}\",\"message\":null,\"gone\":false,\"check\":null}}");
        json.ShouldContain($"{{\"id\":\"{Id(2)}\",\"message\":\"This draft is no longer here.");

        using var visitor = Web.Visitor();
        var html = await visitor.ReadAsync("/sign-in");
        var refused = await visitor.PostAsync(Path, [.. Browser.Hidden(Browser.FormWith(html, "__RequestVerificationToken")), ("drafts", Id(1))]);

        refused.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        refused.Headers.Location!.ToString().ShouldStartWith("/sign-in");
        (await Browser.PostAsync(Path, [("drafts", Id(1))])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Strangers_publish_nothing_of_others()
    {
        Add(1, ("title", "Secret"));
        using var eve = await Web.SignedInAsync(Market.AddPerson("Eve"));
        var html = await eve.ReadAsync("/about");

        var answer = await eve.PostAsync(Path, [.. Browser.Hidden(Browser.FormWith(html, "id=\"act\"")), ("drafts", Id(1))]);

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Secret");
        Market.Pictures.ShouldBeEmpty();
        Market.Pending.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_its_owner_gets_a_thumbnail_and_no_shared_cache_keeps_it()
    {
        Add(1);
        var thumbnail = $"/me/studio/{Id(1)}/thumbnail";
        (await Browser.ReadAsync("/me/studio")).ShouldContain($"src=\"{thumbnail}\"");

        var answer = await Browser.GetAsync(thumbnail);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe([1, 2, 3]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/webp");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        var known = new HttpRequestMessage(HttpMethod.Get, thumbnail);
        known.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await Browser.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var eve = await Web.SignedInAsync(Market.AddPerson("Eve"));
        var refused = await eve.GetAsync(thumbnail);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        refused.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var visitor = Web.Visitor();
        (await visitor.GetAsync(thumbnail)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_unfinished_file_has_neither_a_thumbnail_nor_a_choice()
    {
        Add(1, arrived: 4);

        (await Browser.GetAsync($"/me/studio/{Id(1)}/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = await Browser.ReadAsync("/me/studio");

        html.ShouldNotContain("name=\"drafts\"");
        html.ShouldNotContain("/thumbnail");
    }

    private static string Id(int number) => $"0190e0a4-0000-7000-8000-{number:D12}";

    private void Add(int number, params (string Name, string Value)[] words) => Add(number, 5, words);

    private void Add(int number, int arrived, params (string Name, string Value)[] words) =>
        AddDraft(Id(number), 5, arrived, [("filename", $"{number}.jpg"), .. words]);

    private async Task<IReadOnlyList<(string Name, string Value)>> FormAsync() =>
        [.. Browser.Hidden(Browser.FormWith(await Browser.ReadAsync("/me/studio"), "id=\"publish-many\""))];

    private async Task<HttpResponseMessage> PublishAsync(params string[] ids) =>
        await Browser.PostAsync(Path, [.. await FormAsync(), .. ids.Select(id => ("drafts", id))]);
}
