using System.Net;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Languages;

namespace Picasso.Web.Tests;

/// <summary>A page is in the language that its reader chose, or else in the first of the browser's that the site has.</summary>
public sealed class ReaderLanguageTests : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web;

    public ReaderLanguageTests(SharedWeb shared) => _web = shared.Web;

    [Theory]
    [InlineData(null, "en", "ltr", "Own the picture.")]
    [InlineData("en-US,en;q=0.9", "en", "ltr", "Own the picture.")]
    [InlineData("de", "de", "ltr", "Ein Bild besitzen.")]
    [InlineData("de-AT,en;q=0.5", "de", "ltr", "Ein Bild besitzen.")]
    [InlineData("fr,ar-EG;q=0.8,en;q=0.5", "ar", "rtl", "امتلك الصورة.")]
    [InlineData("en;q=0.1,DE-ch;q=0.9", "de", "ltr", "Ein Bild besitzen.")]
    [InlineData("fr,it;q=0.8", "en", "ltr", "Own the picture.")]
    [InlineData("zz-$, ;;q=x,*", "en", "ltr", "Own the picture.")]
    public async Task The_browsers_first_language_that_the_site_has(string? accepted, string tag, string direction, string words)
    {
        using var visitor = _web.Visitor();
        var page = await ReadAsync(visitor, "/", accepted);
        page.ShouldContain($"<html lang=\"{tag}\" dir=\"{direction}\"");
        page.ShouldContain(words);
    }

    [Fact]
    public async Task The_readers_choice_comes_before_the_browsers()
    {
        using var visitor = _web.Visitor();
        using var chosen = await visitor.PostAsync("/display", [("language", "de"), ("theme", "dark"), ("returnUrl", "/about")]);
        (chosen.StatusCode, chosen.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.SeeOther, "/about"));
        var page = await ReadAsync(visitor, "/about", "ar");
        page.ShouldContain("<html lang=\"de\" dir=\"ltr\" data-theme=\"dark\"");
        page.ShouldContain("So funktioniert Picasso");

        (await visitor.PostAsync("/display", [("language", "tlh"), ("theme", "system")])).Dispose();
        (await ReadAsync(visitor, "/about", "ar")).ShouldContain("<html lang=\"de\" dir=\"ltr\" data-reader", customMessage: "an unknown language changes nothing");
    }

    [Fact]
    public async Task Mails_follow_the_choice_of_who_is_signed_in_and_the_site_does_also_when_mails_cannot()
    {
        var ines = _web.Market.AddPerson("Inês");
        using var browser = await _web.SignedInAsync(ines);
        (await browser.PostAsync("/display", [("language", "de"), ("theme", "system")])).Dispose();
        ines.Language.ShouldBe("de");
        (await ReadAsync(browser, "/me/settings", "en")).ShouldContain("E-Mails an Sie sind auf <span lang=\"de\">Deutsch</span> geschrieben.");

        _web.Market.AccountsAreDown = true;
        (await browser.PostAsync("/display", [("language", "ar"), ("theme", "system")])).Dispose();
        _web.Market.AccountsAreDown = false;
        var page = await ReadAsync(browser, "/me/settings", "en");
        page.ShouldContain("تغيّرت لغة الموقع، لكن لغة الرسائل المرسلة إليك لم تتغير");
        page.ShouldContain("lang=\"de\">Deutsch</span>");
    }

    [Fact]
    public async Task Another_site_cannot_choose_the_language()
    {
        using var visitor = _web.Visitor();
        var request = new HttpRequestMessage(HttpMethod.Post, "/display") { Content = new FormUrlEncodedContent([new("language", "ar")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await visitor.SendAsync(request);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Cookies.ShouldNotContainKey(RequestedLanguage.Cookie);
    }

    [Fact]
    public async Task Each_language_has_its_own_validator()
    {
        using var visitor = _web.Visitor();
        using var english = await SendAsync(visitor, "/about", "en");
        using var german = await SendAsync(visitor, "/about", "de", english.Headers.ETag!.ToString());
        german.StatusCode.ShouldBe(HttpStatusCode.OK);
        german.Headers.ETag.ShouldNotBe(english.Headers.ETag);
        german.Headers.Vary.ShouldContain("Accept-Language");
        using var again = await SendAsync(visitor, "/about", "de", german.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Scripts_get_their_texts_with_the_page_and_none_in_English()
    {
        using var visitor = _web.Visitor();
        (await ReadAsync(visitor, "/about", "de")).ShouldContain("<script type=\"application/json\" id=\"texts\">{");
        (await ReadAsync(visitor, "/about", "en")).ShouldNotContain("id=\"texts\"");
    }

    private static async Task<string> ReadAsync(Browser browser, string path, string? accepted)
    {
        using var response = await SendAsync(browser, path, accepted);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string path, string? accepted, string? validator = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        if (validator is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", validator);
        return browser.SendAsync(request);
    }
}
