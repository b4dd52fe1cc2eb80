using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Picasso.Contracts.Users;

namespace Picasso.Web.Tests;

/// <summary>What an address answers to whoever asks: a browser, a link checker, a program, an old link.</summary>
public sealed class AddressesTests : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web;
    private readonly Account _ines;
    private readonly string _picture;

    public AddressesTests(SharedWeb shared)
    {
        _web = shared.Web;
        _ines = _web.Market.AddPerson("Ines Amaral");
        _picture = $"/pictures/{_web.Market.AddPicture(_ines, "Morning after the storm").PictureId}";
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/explore")]
    [InlineData("/search?q=storm")]
    [InlineData("/about")]
    [InlineData("/licence")]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    [InlineData("/forgot")]
    [InlineData("/mailbox")]
    [InlineData("{picture}")]
    [InlineData("{picture}/title")]
    [InlineData("{person}")]
    [InlineData("/me/studio/pictures")]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/favicon.ico")]
    [InlineData("/fragments/feed")]
    [InlineData("/nowhere")]
    public async Task Head_is_answered_as_get_is_without_the_content(string pattern)
    {
        using var visitor = _web.Visitor();
        var path = pattern.Replace("{picture}", _picture, StringComparison.Ordinal)
            .Replace("{person}", $"/people/{_ines.Profile.UserId}", StringComparison.Ordinal);
        var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        var get = await visitor.GetAsync(path);
        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Browsers_find_an_icon_where_they_look_for_one()
    {
        using var visitor = _web.Visitor();
        var icon = await visitor.GetAsync("/favicon.ico");
        icon.Content.Headers.ContentType!.MediaType.ShouldBe("image/x-icon");
        (await icon.Content.ReadAsByteArrayAsync()).AsSpan(0, 4).ToArray().ShouldBe([0, 0, 1, 0]);
    }

    [Theory]
    [InlineData("/pictures/not-an-id")]
    [InlineData("/pictures/0191C1E5-0000-7000-8000-000000000001")]
    [InlineData("/pictures/1/title")]
    [InlineData("/pictures/%F0%9F%98%80/some-slug")]
    [InlineData("/people/nobody")]
    [InlineData("/pictures/1/edit")]
    [InlineData("/pictures/1/buy")]
    [InlineData("/me/purchases/1")]
    [InlineData("/fragments/people/1")]
    [InlineData("/fragments/pictures/1/offer")]
    public async Task A_malformed_id_is_an_address_that_does_not_exist(string path)
    {
        using var browser = await _web.SignedInAsync(_ines);
        var page = await browser.GetAsync(path);
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync()).ShouldContain("<h1>Page not found</h1>");

        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var program = await browser.SendAsync(request);
        program.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        program.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await program.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe(404);
        problem.GetProperty("detail").GetString()!.ShouldNotContain("identifier");
    }

    [Theory]
    [InlineData("like")]
    [InlineData("comments")]
    [InlineData("delete")]
    [InlineData("download")]
    public async Task An_act_on_a_malformed_id_is_one_on_nothing(string act)
    {
        using var browser = await _web.SignedInAsync(_ines);
        var form = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/"), "id=\"act\""));
        (await browser.PostAsync($"/pictures/1/{act}", form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_service_that_refuses_a_link_is_a_page_for_people_and_json_for_programs()
    {
        using var visitor = _web.Visitor();
        var request = new HttpRequestMessage(HttpMethod.Get, "/downloads/expired");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        var page = await visitor.SendAsync(request);
        page.StatusCode.ShouldBe(HttpStatusCode.Gone);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync()).ShouldContain("This address has expired. Please ask for a new one.");

        var again = new HttpRequestMessage(HttpMethod.Get, "/downloads/original");
        again.Headers.Accept.ParseAdd("text/html");
        (await visitor.SendAsync(again)).Headers.Location!.OriginalString.ShouldBe("/sign-in?returnUrl=%2Fdownloads%2Foriginal&again=1");
        (await visitor.GetAsync("/downloads/original")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var program = await visitor.GetAsync("/downloads/expired");
        program.StatusCode.ShouldBe(HttpStatusCode.Gone);
        program.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/explore", "text/html")]
    [InlineData("{picture}", "text/html")]
    [InlineData("/fragments/feed", "text/html")]
    [InlineData("/nowhere", "text/html")]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/_content/Picasso.Web/picasso.css", "text/css")]
    [InlineData("/_content/Picasso.Web/picasso.js", "text/javascript")]
    public async Task Text_that_everybody_may_see_travels_compressed(string pattern, string type)
    {
        var answer = await CompressedAsync(_web.Visitor(), pattern.Replace("{picture}", _picture, StringComparison.Ordinal));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentEncoding.ShouldHaveSingleItem().ShouldBeOneOf("br", "gzip");
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
    }

    [Theory]
    [InlineData("/me/settings")]
    [InlineData("/me/sales")]
    [InlineData("/upload")]
    [InlineData("/mailbox")]
    [InlineData("/reset-password?token=secret")]
    [InlineData("/verify-email?token=secret")]
    public async Task A_page_that_holds_secrets_does_not_reveal_them_by_its_compressed_length(string path)
    {
        using var browser = await _web.SignedInAsync(_ines);
        var answer = await CompressedAsync(browser, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forms_token_looks_different_each_time()
    {
        using var visitor = _web.Visitor();
        var tokens = new[] { await TokenAsync(visitor), await TokenAsync(visitor) };
        tokens[0].ShouldNotBe(tokens[1]);
        // Beyond the constant header of every protected text nothing is common to both.
        tokens[0].Zip(tokens[1]).TakeWhile(pair => pair.First == pair.Second).Count().ShouldBeLessThan(40);
    }

    [Fact]
    public async Task After_an_act_the_position_is_no_part_of_the_way_back()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var html = await browser.ReadAsync($"{_picture}?at=12&comments=x");
        Browser.Hidden(Browser.FormWith(html, "id=\"act\"")).ShouldContain(("returnUrl", $"{_picture}?comments=x"));
    }

    private static async Task<string> TokenAsync(Browser visitor) =>
        Browser.Hidden(Browser.FormWith(await visitor.ReadAsync("/sign-in"), "id=\"act\"")).First(field => field.Name == "__RequestVerificationToken").Value;

    private static Task<HttpResponseMessage> CompressedAsync(Browser browser, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        return browser.SendAsync(request);
    }
}
