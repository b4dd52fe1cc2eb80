using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

public sealed class FormPostTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;
    private Contracts.Pictures.Picture _picture = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _ines = _web.Market.AddPerson("Ines Amaral");
        _picture = _web.Market.AddPicture(_ines, "Morning after the storm");
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private string Page => $"/pictures/{_picture.PictureId}";

    [Fact]
    public async Task A_like_is_a_form_that_leads_back_to_where_the_button_stood()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var answer = await browser.PressAsync(Page, $"{Page}/like");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe(Page);
        (await browser.ReadAsync(Page)).ShouldContain("aria-pressed=\"true\"");
    }

    [Fact]
    public async Task A_like_by_script_is_answered_with_the_counts()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync(Page), "id=\"act\""));
        var answer = await browser.PostAsync($"{Page}/like", form, json: true);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        json.GetProperty("likes").GetInt64().ShouldBe(1);
        json.GetProperty("liked").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_post_without_the_forms_token_does_nothing()
    {
        using var browser = await _web.SignedInAsync(_ines);
        (await browser.PostAsync($"{Page}/like", [("returnUrl", Page)])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _web.Market.Likes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_like_without_a_session_asks_for_signing_in_and_leads_back()
    {
        using var visitor = _web.Visitor();
        var token = Browser.Hidden(Browser.FormWith(await visitor.ReadAsync("/sign-in"), "id=\"act\"")).First(field => field.Name != "returnUrl");
        var answer = await visitor.PostAsync($"{Page}/like", [token, ("returnUrl", Page)]);
        answer.Headers.Location!.ToString().ShouldBe($"/sign-in?returnUrl={Uri.EscapeDataString(Page)}&again=1");
    }

    [Fact]
    public async Task An_action_never_leads_to_another_site()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var token = Browser.Hidden(Browser.FormWith(await browser.ReadAsync(Page), "id=\"act\"")).First(field => field.Name != "returnUrl");
        var answer = await browser.PostAsync($"{Page}/like", [token, ("returnUrl", "https://evil.example/")]);
        answer.Headers.Location!.ToString().ShouldBe("/");
        var signIn = await browser.GetAsync("/sign-in?returnUrl=//evil.example");
        signIn.Headers.Location!.ToString().ShouldNotContain("evil");
    }

    [Fact]
    public async Task An_action_leads_back_to_an_address_that_is_not_ASCII()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var token = Browser.Hidden(Browser.FormWith(await browser.ReadAsync(Page), "id=\"act\"")).First(field => field.Name != "returnUrl");
        var answer = await browser.PostAsync($"{Page}/like", [token, ("returnUrl", "/search?q=\u6D77")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe("/search?q=%E6%B5%B7");
        using var visitor = _web.Visitor();
        var signedIn = await visitor.SubmitAsync("/sign-in?returnUrl=%2Fsearch%3Fq%3D%E6%B5%B7", "sign-in", ("Email", _ines.Email), ("Password", FakeMarket.Password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        signedIn.Headers.Location!.OriginalString.ShouldEndWith("/search?q=%E6%B5%B7");
    }

    [Fact]
    public async Task A_comment_appears_on_the_page()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.FormWith(await browser.ReadAsync(Page), "data-comment-form");
        var answer = await browser.PostAsync($"{Page}/comments", [.. Browser.Hidden(form), ("text", "First\r\nline")]);
        answer.Headers.Location!.ToString().ShouldBe($"{Page}#comments");
        _web.Market.Comments.Single().Text.ShouldBe("First\nline");
        (await browser.ReadAsync(Page)).ShouldContain("First");
    }

    [Fact]
    public async Task A_price_that_is_none_is_refused_in_words_and_changes_nothing()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync(Page), "/reprice")).ToList();
        await browser.PostAsync($"{Page}/reprice", [.. form, ("price", "0x10"), ("currency", "EUR")]);
        (await browser.ReadAsync(Page)).ShouldContain("Enter a price such as 120 or 120.50.");
        _picture.Price.Minor.ShouldBe(12000);
        (await browser.ReadAsync(Page)).ShouldNotContain("Enter a price such as");
    }

    [Fact]
    public async Task After_a_change_the_next_page_has_seen_it()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync(Page), "/reprice")).ToList();
        var answer = await browser.PostAsync($"{Page}/reprice", [.. form, ("price", "3,50"), ("currency", "USD")]);
        _picture.Price.ShouldBe(new Contracts.Money { Minor = 350, Currency = "USD" });
        var next = answer.Headers.Location!.ToString();
        await browser.ReadAsync(next);
        _web.Market.LastMinPosition.ShouldBe(_web.Market.Pictures[0].Position);
    }

    [Fact]
    public async Task The_words_of_a_picture_are_changed_by_a_form_that_says_what_is_wrong()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var refused = await browser.SubmitAsync($"{Page}/edit", "edit", ("title", ""), ("tags", "fog"), ("category", "night"));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("A title has 1 to 120 characters.");
        var saved = await browser.SubmitAsync($"{Page}/edit", "edit", ("title", "Another"), ("tags", "Fog, #sea"), ("category", "night"));
        saved.Headers.Location!.ToString().ShouldContain("?at=");
        _picture.Details.Tags.ShouldBe(["fog", "sea"]);
    }

    [Fact]
    public async Task Wrong_credentials_are_one_sentence_and_no_cookie()
    {
        using var visitor = _web.Visitor();
        var answer = await visitor.SubmitAsync("/sign-in", "sign-in", ("Email", _ines.Email), ("Password", "wrong wrong wrong"));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Wrong e-mail or password.");
        visitor.Cookies.ShouldNotContainKey("picasso.session");
    }

    [Fact]
    public async Task A_confirmed_address_counts_at_once_in_the_open_session()
    {
        var fresh = _web.Market.AddPerson("Mei Tanaka", verified: false);
        using var browser = await _web.SignedInAsync(fresh);
        (await browser.ReadAsync("/explore")).ShouldContain("Confirm your e-mail address");
        await browser.SubmitAsync("/verify-email?token=good", "verify", ("Password", FakeMarket.Password));
        (await browser.ReadAsync("/explore")).ShouldNotContain("Confirm your e-mail address to sell");
    }

    [Fact]
    public async Task Somebody_who_came_to_buy_is_at_that_picture_again_after_joining_also_in_another_browser()
    {
        _web.Market.AddPerson("Mei Tanaka", verified: false);
        using (var first = _web.Visitor())
        {
            var asked = await first.GetAsync($"{Page}/buy");
            var signIn = await first.ReadAsync(asked.Headers.Location!.IsAbsoluteUri ? asked.Headers.Location.PathAndQuery : asked.Headers.Location.ToString());
            var join = System.Text.RegularExpressions.Regex.Match(signIn, "href=\"(/sign-up[^\"]*)\"").Groups[1].Value;
            await first.SubmitAsync(
                System.Net.WebUtility.HtmlDecode(join), "sign-up",
                ("DisplayName", "Mei Tanaka"), ("Email", "mei@example.com"), ("Password", FakeMarket.Password));
        }

        using var second = _web.Visitor();
        var confirmed = await second.SubmitAsync("/verify-email?token=good", "verify", ("Password", FakeMarket.Password));
        confirmed.Headers.Location!.ToString().ShouldEndWith($"{Page}/buy");
    }

    [Fact]
    public async Task Closing_an_account_names_what_is_given_up_and_takes_a_confirmation_of_exactly_that()
    {
        var leaver = _web.Market.AddPerson("Leaving Soon");
        var kept = _web.Market.AddPicture(leaver, "Sold before");
        kept.TimesSold = 1;
        _web.Market.AddPicture(leaver, "Never sold");
        using var browser = await _web.SignedInAsync(leaver);
        var page = await browser.ReadAsync("/me/close");
        page.ShouldContain("Sold before");
        page.ShouldContain("deleted with its original");
        page.ShouldContain("Your balance is zero");

        (await (await browser.SubmitAsync("/me/close", "close", ("Password", FakeMarket.Password))).Content.ReadAsStringAsync())
            .ShouldContain("Please confirm what you give up");
        _web.Market.Closed.ShouldNotContain(leaver.Profile.UserId);

        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/me/close"), "value=\"close\"")).ToList();
        _web.Market.AddPicture(leaver, "Uploaded meanwhile");
        var late = await browser.PostAsync("/me/close", [.. form, ("Understood", "true"), ("Password", FakeMarket.Password)]);
        (await late.Content.ReadAsStringAsync()).ShouldContain("Something changed");
        _web.Market.Closed.ShouldNotContain(leaver.Profile.UserId);

        await browser.SubmitAsync("/me/close", "close", ("Understood", "true"), ("Password", FakeMarket.Password));
        _web.Market.Closed.ShouldContain(leaver.Profile.UserId);
    }

    [Fact]
    public async Task A_wrong_password_is_an_error_of_its_field_when_an_account_is_closed()
    {
        var person = _web.Market.AddPerson("Still Here");
        using var browser = await _web.SignedInAsync(person);

        var answer = await browser.SubmitAsync("/me/close", "close", ("Understood", "true"), ("Password", "wrong wrong wrong"));

        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("<p class=\"wrong\" id=\"field-close-Password-wrong\">That is not your password.</p>");
        System.Text.RegularExpressions.Regex.Match(html, "<input[^>]*name=\"Understood\"[^>]*>").Value.ShouldContain("checked");
        _web.Market.Closed.ShouldNotContain(person.Profile.UserId);
    }

    [Fact]
    public async Task A_second_click_on_a_confirmation_link_is_answered_kindly()
    {
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync("/verify-email?token=used");
        page.ShouldContain("Your address is confirmed");
        page.ShouldNotContain("<form method=\"post\" action=\"/verify-email");
        (await visitor.ReadAsync("/verify-email?token=elsewhere")).ShouldContain("/external/facebook/start");
    }

    [Fact]
    public async Task The_original_is_fetched_through_the_web_in_ranges()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync(Page), "/download"));
        var grant = await browser.PostAsync($"{Page}/download", form);
        var request = new HttpRequestMessage(HttpMethod.Get, grant.Headers.Location);
        request.Headers.Range = new RangeHeaderValue(10, 19);
        var part = await browser.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(FakeServices.Original[10..20]);
        using var visitor = _web.Visitor();
        (await visitor.GetAsync(grant.Headers.Location!.OriginalString)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Services_behind_the_doors_never_see_the_session_cookie()
    {
        using var browser = await _web.SignedInAsync(_ines);
        browser.Cookies["correlation"] = "x";
        (await browser.ReadAsync("/external/google")).ShouldBe("correlation");
    }
}
