using System.Net;
using System.Text;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing;

namespace Picasso.Web.Tests;

/// <summary>Drafts without script: listed, described, published and removed by their owner.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class StudioPageTests : IAsyncLifetime
{
    private const string Id = "0190e0a4-0000-7000-8000-000000000001";
    private WebFixture _web = null!;
    private Account _ines = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _ines = _web.Market.AddPerson("Ines Amaral");
        _browser = await _web.SignedInAsync(_ines);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Drafts_are_listed_with_what_is_missing_and_nothing_of_them_is_executed()
    {
        Add(Id, 5, 5, ("filename", "<script>alert(1)</script>.jpg"));
        Add("0190e0a4-0000-7000-8000-000000000002", 2_000_000, 500_000, ("filename", "../../night_at-sea.tif"));

        var html = await _browser.ReadAsync("/me/studio");

        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        html.ShouldNotContain("<script>alert(1)");
        html.ShouldContain($"/me/studio/{Id}");
        html.ShouldContain("500 kB of 2.0 MB have arrived");
        html.ShouldContain("choose the same file again");
        html.ShouldNotContain("/me/studio/0190e0a4-0000-7000-8000-000000000002\"");
    }

    [Fact]
    public async Task A_draft_has_the_words_of_its_file_and_becomes_a_picture()
    {
        Add(Id, 5, 5, ("filename", "a.jpg"), ("title", "Föhn"), ("tags", "alps, wind"), ("alt", "Clouds"), ("price", "120"), ("currency", "EUR"));
        var html = await _browser.ReadAsync($"/me/studio/{Id}");
        WebUtility.HtmlDecode(html).ShouldContain("value=\"Föhn\"");
        html.ShouldContain("value=\"alps, wind\"");
        html.ShouldContain("value=\"120\"");
        _web.Market.Pictures.ShouldBeEmpty();

        var answer = await PublishAsync(html, ("title", "Föhn"), ("tags", "alps, wind"), ("altText", "Clouds"), ("price", "120"), ("currency", "EUR"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var picture = _web.Market.Pictures.ShouldHaveSingleItem();
        (picture.Details.Title, picture.Details.AltText, picture.Price.Minor).ShouldBe(("Föhn", "Clouds", 120_00));
        (await _browser.ReadAsync("/me/studio")).ShouldNotContain(Id);
    }

    [Fact]
    public async Task A_rejected_form_comes_back_as_typed()
    {
        Add(Id, 5, 5, ("filename", "a.jpg"));

        var answer = await PublishAsync(await _browser.ReadAsync($"/me/studio/{Id}"), ("title", "My <b>title"), ("price", "1e3"), ("currency", "EUR"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("My &lt;b&gt;title");
        html.ShouldContain("Enter a price such as 120 or 120.50.");
        html.ShouldContain("Publish a draft");
        html.ShouldContain($"value=\"{Id}\"");
        _web.Market.Pictures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_owner_sees_publishes_or_removes_a_draft()
    {
        Add(Id, 5, 5, ("filename", "secret.jpg"));
        using var eve = await _web.SignedInAsync(_web.Market.AddPerson("Eve"));
        (await eve.ReadAsync("/me/studio")).ShouldNotContain(Id);
        (await eve.GetAsync($"/me/studio/{Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await eve.PressAsync("/about", $"/me/studio/{Id}/remove");
        _web.Market.Pending.Count.ShouldBe(1);

        (await _browser.PressAsync("/me/studio", $"/me/studio/{Id}/remove")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        _web.Market.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_has_not_arrived_whole_has_no_form()
    {
        Add(Id, 5, 4, ("filename", "a.jpg"));

        (await _browser.GetAsync($"/me/studio/{Id}")).Headers.Location!.ToString().ShouldContain("/me/studio");
    }

    [Theory]
    [InlineData("night_at-sea.final.jpg", "night at sea.final")]
    [InlineData(".jpg", ".jpg")]
    [InlineData("", "Untitled file")]
    public void A_title_is_made_of_the_files_name(string file, string title)
    {
        var upload = new Contracts.Pictures.PendingUpload { Metadata = Metadata(("filename", file)) };

        Uploading.PendingDraft.Of(upload).Words.Title.ShouldBe(title);
    }

    private void Add(string id, long size, int arrived, params (string Name, string Value)[] words)
    {
        var upload = new FakeUpload(size, Metadata(words));
        upload.Bytes.Write(new byte[arrived]);
        _web.Market.Pending[(_ines.Profile.UserId, id)] = upload;
    }

    private static string Metadata(params (string Name, string Value)[] words) =>
        string.Join(',', words.Select(word => $"{word.Name} {Convert.ToBase64String(Encoding.UTF8.GetBytes(word.Value))}"));

    private Task<HttpResponseMessage> PublishAsync(string html, params (string, string)[] fields) =>
        _browser.PostAsync("/upload/publish", [.. Browser.Hidden(Browser.FormWith(html, "action=\"/upload/publish\"")), .. fields]);
}
