using System.Net;
using System.Text.Json;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

/// <summary>What was done already and is asked for again, from a second tab, by a second click, or after signing in or out elsewhere.</summary>
public sealed class RepeatedActsTests : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web;
    private readonly Account _ines;
    private readonly string _page;
    private readonly string _id;

    public RepeatedActsTests(SharedWeb shared)
    {
        _web = shared.Web;
        _ines = _web.Market.AddPerson("Ines Amaral");
        _id = _web.Market.AddPicture(_ines, "Morning after the storm").PictureId;
        _page = $"/pictures/{_id}";
    }

    [Theory]
    [InlineData("{page}/like")]
    [InlineData("{page}/unlike")]
    [InlineData("{page}/unlist")]
    [InlineData("{page}/delete")]
    [InlineData("{page}/reprice", "price", "99", "currency", "EUR")]
    [InlineData("{page}/comments", "text", "Calm", "commentId", "0191c1e5-0000-7000-8000-000000000001")]
    [InlineData("/people/{person}/follow")]
    [InlineData("/sign-out")]
    public async Task The_second_time_ends_as_the_first_did(string pattern, params string[] fields)
    {
        var other = _web.Market.AddPerson("Tomasz Wilk");
        using var browser = await _web.SignedInAsync(_ines);
        var action = pattern.Replace("{page}", _page, StringComparison.Ordinal).Replace("{person}", other.Profile.UserId, StringComparison.Ordinal);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/about"), "id=\"act\"")).ToList();
        for (var i = 0; i < fields.Length; i += 2)
            form.Add((fields[i], fields[i + 1]));

        var first = await EndAsync(browser, await browser.PostAsync(action, form));
        var second = await EndAsync(browser, await browser.PostAsync(action, form));

        second.ShouldBe(first);
        first.Says.ShouldNotContain("alert-bad");
    }

    [Fact]
    public async Task Closing_in_a_second_tab_says_that_the_account_is_closed()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.FormWith(await browser.ReadAsync("/me/close"), "value=\"close\"");
        await browser.PostAsync("/sign-out", Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/about"), "id=\"act\"")));

        var answer = await browser.PostAsync("/me/close", [.. Browser.Hidden(form), ("Understood", "true"), ("Password", FakeMarket.Password)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signIn = new Uri(new Uri(_web.Address), answer.Headers.Location!);
        (await browser.ReadAsync(signIn.PathAndQuery)).ShouldContain("If you have closed your account in another tab, it is closed.");
    }

    [Fact]
    public async Task A_form_of_an_old_tab_says_that_the_tab_is_old()
    {
        using var browser = _web.Visitor();
        var old = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/sign-in"), "id=\"act\"")).ToList();
        await browser.SubmitAsync("/sign-in", "sign-in", ("Email", _ines.Email), ("Password", FakeMarket.Password));

        var script = await browser.PostAsync($"{_page}/like", old, json: true);
        script.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonDocument.Parse(await script.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("reason").GetString().ShouldBe("form_outdated");
        problem.GetProperty("message").GetString()!.ShouldContain("another tab");

        var page = await browser.PostAsync($"{_page}/like", old);
        page.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await page.Content.ReadAsStringAsync()).ShouldContain("This form is out of date");
    }

    [Fact]
    public async Task A_page_of_an_old_tab_that_is_sent_says_so_too()
    {
        using var browser = _web.Visitor();
        var old = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/forgot"), "value=\"forgot\"")).ToList();
        await browser.SubmitAsync("/sign-in", "sign-in", ("Email", _ines.Email), ("Password", FakeMarket.Password));
        var answer = await browser.PostAsync("/forgot", [.. old, ("Email", _ines.Email)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This form is out of date");
    }

    [Fact]
    public async Task A_session_that_ended_elsewhere_says_so_where_one_signs_in_again()
    {
        using var visitor = _web.Visitor();
        var answer = await visitor.PressAsync("/sign-in", $"{_page}/like");
        (await visitor.ReadAsync(answer.Headers.Location!.OriginalString)).ShouldContain("Please sign in to go on.");
    }

    private static async Task<(HttpStatusCode Status, string? Location, string Says)> EndAsync(Browser browser, HttpResponseMessage answer)
    {
        var html = await browser.ReadAsync("/about");
        var at = html.IndexOf("class=\"flash\"", StringComparison.Ordinal);
        var location = answer.Headers.Location?.OriginalString;
        return (answer.StatusCode, location?.Split('?')[0], at < 0 ? "" : html.Substring(at, 250));
    }
}
