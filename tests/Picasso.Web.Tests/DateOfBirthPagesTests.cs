using System.Net;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

/// <summary>The date of birth is asked on the page that needs it, a typo is corrected there, and whoever is under 18 is told so.</summary>
public sealed class DateOfBirthPagesTests(SharedWeb shared) : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web = shared.Web;

    [Fact]
    public async Task A_purchase_asks_for_the_date_in_sight_of_picture_and_price_and_goes_on()
    {
        var page = $"/pictures/{Picture("Harbour at dawn")}/buy";
        using var browser = await _web.SignedInAsync(_web.Market.AddPerson("Mei Tanaka", adult: false));

        var asked = await browser.ReadAsync(page);
        asked.ShouldContain("<strong>&#x20AC;120.00</strong>");
        asked.ShouldContain("Harbour at dawn");
        asked.ShouldNotContain("href=\"/me/settings\" class");
        var answer = await browser.SubmitAsync(page, "age", ("Born", "1990-12-31"));

        answer.Headers.Location!.ToString().ShouldEndWith(page);
        (await browser.ReadAsync(page)).ShouldContain("class=\"checkout\"");
    }

    [Fact]
    public async Task An_upload_asks_for_the_date_and_goes_on()
    {
        using var browser = await _web.SignedInAsync(_web.Market.AddPerson("Mei Tanaka", adult: false));

        var answer = await browser.SubmitAsync("/upload", "age", ("Born", "1990-12-31"));

        answer.Headers.Location!.ToString().ShouldEndWith("/upload");
        (await browser.ReadAsync("/upload")).ShouldContain("type=\"file\"");
    }

    [Theory]
    [InlineData("/upload")]
    [InlineData("buy")]
    public async Task A_typo_is_said_and_corrected_on_the_same_page(string path)
    {
        var page = path == "buy" ? $"/pictures/{Picture("Typo")}/buy" : path;
        var person = _web.Market.AddPerson("Mei Tanaka", adult: false);
        using var browser = await _web.SignedInAsync(person);

        await browser.SubmitAsync(page, "age", ("Born", "2015-03-01"));
        var said = await browser.ReadAsync(page);
        said.ShouldContain("You are under 18");
        said.ShouldContain("<strong>1 March 2015</strong>");
        said.ShouldContain("<strong>1 March 2033</strong>");
        await browser.SubmitAsync(page, "age", ("Born", "1985-03-01"));

        (person.Adult, person.DateOfBirthCorrectionsLeft).ShouldBe((true, 1));
        (await browser.ReadAsync(page)).ShouldNotContain("You are under 18");
    }

    [Fact]
    public async Task A_date_that_is_refused_is_an_error_of_its_field()
    {
        var person = Minor(left: 0);
        person.DateOfBirthCorrectionsLeft = 1;
        using var browser = await _web.SignedInAsync(person);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/upload"), "value=\"age\"")).ToList();
        person.DateOfBirthCorrectionsLeft = 0;

        var answer = await browser.PostAsync("/upload", [.. form, ("Born", "1985-03-01")]);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("It stays.");
    }

    [Fact]
    public async Task A_second_click_on_the_date_leads_on()
    {
        using var browser = await _web.SignedInAsync(_web.Market.AddPerson("Mei Tanaka", adult: false));
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/upload"), "value=\"age\"")).ToList();

        await browser.PostAsync("/upload", [.. form, ("Born", "1990-12-31")]);
        var second = await browser.PostAsync("/upload", [.. form, ("Born", "1990-12-31")]);

        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.Headers.Location!.ToString().ShouldEndWith("/upload");
    }

    [Fact]
    public async Task A_date_that_stays_leads_to_people_and_not_in_a_circle()
    {
        using var browser = await _web.SignedInAsync(Minor(left: 0));

        foreach (var page in (string[])["/upload", $"/pictures/{Picture("Closed")}/buy", "/me/settings"])
        {
            var html = await browser.ReadAsync(page);
            html.ShouldContain("You must be 18 or over to buy or sell: that is from");
            html.ShouldContain("<a href=\"/contact\">write to us</a>");
            Browser.FormsOf(html).ShouldNotContain(form => form.Contains("value=\"age\""));
        }
    }

    [Fact]
    public async Task The_settings_let_a_date_be_corrected_and_say_how_often()
    {
        var person = Minor(left: 2);
        using var browser = await _web.SignedInAsync(person);

        var before = await browser.ReadAsync("/me/settings");
        before.ShouldContain("A typo can be corrected twice, the second time a day after the first.");
        Field(before).ShouldNotContain("readonly");
        await browser.SubmitAsync(
            "/me/settings", "profile", ("DisplayName", "Mei Tanaka"), ("Bio", ""), ("DateOfBirth", "1985-03-01"));

        person.DateOfBirth.ShouldBe("1985-03-01");
        person.DateOfBirthCorrectableAt = new DateTimeOffset(2026, 12, 1, 10, 30, 0, TimeSpan.Zero).ToTimestamp();
        var after = await browser.ReadAsync("/me/settings");
        after.ShouldContain("You can correct it once more, from 1 December 2026, 10:30 UTC.");
        Field(after).ShouldContain("readonly");
    }

    private static string Field(string html) => System.Text.RegularExpressions.Regex.Match(html, "<input[^>]*name=\"DateOfBirth\"[^>]*>").Value;

    private Account Minor(int left)
    {
        var person = _web.Market.AddPerson("Mei Tanaka", adult: false);
        (person.DateOfBirth, person.AdultOn, person.DateOfBirthCorrectionsLeft) = ("2015-03-01", "2033-03-01", left);
        return person;
    }

    private string Picture(string title) => _web.Market.AddPicture(_web.Market.AddPerson("Ines Amaral"), title).PictureId;
}
