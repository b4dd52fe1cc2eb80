using System.Net;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing;

namespace Picasso.Web.Tests;

/// <summary>Drafts without script: listed, described, published and removed by their owner.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class StudioPageTests : SellerTests
{
    private const string Id = "0190e0a4-0000-7000-8000-000000000001";

    [Fact]
    public async Task Drafts_are_listed_with_what_is_missing_and_nothing_of_them_is_executed()
    {
        AddDraft(Id, 5, 5, ("filename", "<script>alert(1)</script>.jpg"));
        AddDraft("0190e0a4-0000-7000-8000-000000000002", 2_000_000, 500_000, ("filename", "../../night_at-sea.tif"));

        var html = await Browser.ReadAsync("/me/studio");

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
        AddDraft(Id, 5, 5, ("filename", "a.jpg"), ("title", "Föhn"), ("tags", "alps, wind"), ("alt", "Clouds"), ("price", "120"), ("currency", "EUR"));
        var html = await Browser.ReadAsync($"/me/studio/{Id}");
        WebUtility.HtmlDecode(html).ShouldContain("value=\"Föhn\"");
        html.ShouldContain("value=\"alps, wind\"");
        html.ShouldContain("value=\"120\"");
        Market.Pictures.ShouldBeEmpty();

        var answer = await PublishAsync(html, ("title", "Föhn"), ("tags", "alps, wind"), ("altText", "Clouds"), ("price", "120"), ("currency", "EUR"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var picture = Market.Pictures.ShouldHaveSingleItem();
        (picture.Details.Title, picture.Details.AltText, picture.Price.Minor).ShouldBe(("Föhn", "Clouds", 120_00));
        (await Browser.ReadAsync("/me/studio")).ShouldNotContain(Id);
    }

    [Fact]
    public async Task A_rejected_form_comes_back_as_typed()
    {
        AddDraft(Id, 5, 5, ("filename", "a.jpg"));

        var answer = await PublishAsync(await Browser.ReadAsync($"/me/studio/{Id}"), ("title", "My <b>title"), ("price", "1e3"), ("currency", "EUR"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("My &lt;b&gt;title");
        html.ShouldContain("Enter a price such as 120 or 120.50.");
        html.ShouldContain("Publish a draft");
        html.ShouldContain($"value=\"{Id}\"");
        Market.Pictures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_owner_sees_publishes_or_removes_a_draft()
    {
        AddDraft(Id, 5, 5, ("filename", "secret.jpg"));
        using var eve = await Web.SignedInAsync(Market.AddPerson("Eve"));
        (await eve.ReadAsync("/me/studio")).ShouldNotContain(Id);
        (await eve.GetAsync($"/me/studio/{Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await eve.PressAsync("/about", $"/me/studio/{Id}/remove");
        Market.Pending.Count.ShouldBe(1);

        (await Browser.PressAsync("/me/studio", $"/me/studio/{Id}/remove")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        Market.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_has_not_arrived_whole_has_no_form()
    {
        AddDraft(Id, 5, 4, ("filename", "a.jpg"));

        (await Browser.GetAsync($"/me/studio/{Id}")).Headers.Location!.ToString().ShouldContain("/me/studio");
    }

    [Fact]
    public async Task The_next_payout_is_explained_by_date_amount_and_hold()
    {
        (await Browser.ReadAsync("/me/studio")).ShouldNotContain("Next payout");
        var at = TimeProvider.System.GetUtcNow().AddDays(2);
        Market.Payouts = new PayoutsOverview
        {
            State = PayoutAccountState.Active, Hold = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
            Next = { new NextPayout { Amount = Euros(97_20), At = at.ToTimestamp(), Held = Euros(216_00), HeldUntil = at.AddDays(3).ToTimestamp(), Open = Euros(0), Minimum = Euros(100) } },
        };
        Market.Reserve = Euros(10_80);

        var html = WebUtility.HtmlDecode(await Browser.ReadAsync("/me/studio"));

        html.ShouldContain("€97.20");
        html.ShouldContain($"datetime=\"{at:yyyy-MM-dd}");
        html.ShouldContain("€216.00 is held: we wait 7 days after a sale");
        html.ShouldContain("€10.80 is your dispute reserve, a part of each sale that is paid out 120 days after it.");
        html.ShouldNotContain("held without a date");
    }

    private static Money Euros(long minor) => new() { Minor = minor, Currency = "EUR" };

    [Theory]
    [InlineData("night_at-sea.final.jpg", "night at sea.final")]
    [InlineData(".jpg", ".jpg")]
    [InlineData("", "Untitled file")]
    public void A_title_is_made_of_the_files_name(string file, string title)
    {
        var upload = new Contracts.Pictures.PendingUpload { Metadata = Metadata(("filename", file)) };

        Uploading.PendingDraft.Of(upload).Words.Title.ShouldBe(title);
    }

    private Task<HttpResponseMessage> PublishAsync(string html, params (string, string)[] fields) =>
        Browser.PostAsync("/upload/publish", [.. Browser.Hidden(Browser.FormWith(html, "action=\"/upload/publish\"")), .. fields]);
}
