using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Telemetry;
using Picasso.Testing;
using Picasso.Testing.Processes;
using Picasso.Web.Caching;
using Picasso.Web.Live;

namespace Picasso.Web.Tests;

/// <summary>Pages of visitors are stored and revalidated; pages of people who are signed in are not stored.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class PageCachingTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;
    private Picture _picture = null!;

    public static TheoryData<string> Pages =>
    [
        "/", "/explore", "/explore?order=popular", "/explore?category=city", "/search", "/search?q=storm", "/search?tag=light", "{picture}", "{picture}/title", "{person}",
        "{person}?tab=sold", "/about", "/licence", "/terms", "/imprint",
    ];

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _ines = _web.Market.AddPerson("Ines Amaral");
        _picture = _web.Market.AddPicture(_ines, "Morning after the storm");
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_visitors_page_is_stored_and_asked_for_anew(string pattern)
    {
        using var visitor = _web.Visitor();
        using var first = await visitor.GetAsync(AddressOf(pattern));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
        first.Headers.Vary.ShouldBe(["Accept-Encoding", "Accept-Language", "Cookie"]);
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        first.Headers.ETag!.IsWeak.ShouldBeTrue();
        using var again = await visitor.GetAsync(AddressOf(pattern));
        LinesOf(await again.Content.ReadAsStringAsync()).ShouldBe(LinesOf(await first.Content.ReadAsStringAsync()));
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        // A form that needs a token has no place on such a page.
        Browser.FormsOf(await first.Content.ReadAsStringAsync()).Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal))
            .ShouldAllBe(form => form.Contains("action=\"/theme\"", StringComparison.Ordinal) || form.Contains("action=\"/display\"", StringComparison.Ordinal));

        using var same = await AskAsync(_web.Visitor(), AddressOf(pattern), first.Headers.ETag.ToString());
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (same.Headers.ETag, same.Headers.CacheControl!.ToString()).ShouldBe((first.Headers.ETag, "public, no-cache"));
        same.Headers.Vary.ShouldBe(["Accept-Encoding", "Accept-Language", "Cookie"]);
        (await same.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Whoever_is_signed_in_never_gets_the_page_of_a_visitor(string pattern)
    {
        using var visitor = await _web.Visitor().GetAsync(AddressOf(pattern));
        using var browser = await _web.SignedInAsync(_ines);
        using var own = await AskAsync(browser, AddressOf(pattern), $"{visitor.Headers.ETag}, *");
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        own.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Every_answer_to_whoever_is_signed_in_stays_out_of_shared_caches()
    {
        _web.Market.Operators.Add(_ines.Profile.UserId);
        using var browser = await _web.SignedInAsync(_ines);
        var seen = new List<string>();
        foreach (var address in Routes.Addresses(_web.Services, _picture.PictureId, _ines.Profile.UserId))
        {
            using var answer = await browser.GetAsync(address);
            var caching = answer.Headers.CacheControl;
            var stored = caching is not { NoStore: true } && caching is not { Private: true };
            if (stored || answer.Content.Headers.ContentType?.MediaType == "text/html" && caching is not { NoStore: true })
                seen.Add($"{address} {(int)answer.StatusCode} {answer.Content.Headers.ContentType}: {caching}");
        }

        seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unchanged_page_is_not_read_again_until_a_change_is_reported()
    {
        using var visitor = _web.Visitor();
        var known = await RememberedAsync(_web, visitor);
        (await AskAsync(visitor, "/explore", known)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await AskAsync(visitor, "/explore", "W/\"other\"")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        _web.Market.PicturesAreDown = false;
        _web.Market.Change(_web.Market.AddPicture(_ines, "Evening before the storm"), "added");
        await Wait.UntilAsync(async () => (await AskAsync(visitor, "/explore", known)).StatusCode == HttpStatusCode.OK, () => "The old page.");
        using var after = await AskAsync(visitor, "/explore", known);
        after.Headers.ETag!.ToString().ShouldNotBe(known);
        (await after.Content.ReadAsStringAsync()).ShouldContain("Evening before the storm");
    }

    [Fact]
    public async Task An_unchanged_page_is_read_again_after_ten_seconds()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var web = await WebFixture.StartAsync(clock: clock);
        web.Market.AddPicture(web.Market.AddPerson("Rui Costa"), "Cranes");
        using var visitor = web.Visitor();
        var known = await RememberedAsync(web, visitor);
        clock.Advance(TimeSpan.FromSeconds(9));
        (await AskAsync(visitor, "/explore", known)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(visitor, "/explore", known)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public void While_changes_are_not_reported_no_page_is_known()
    {
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var feed = new LiveFeed();
        using var pages = new KnownPages(feed, TimeProvider.System, new CacheMetrics(meters.GetRequiredService<IMeterFactory>()));
        pages.Keep("/", "a", pages.Now());
        pages.Find("/").ShouldBeNull();
        feed.Connected(LiveSources.Pictures);
        feed.Connected(LiveSources.Reactions);
        pages.Keep("/", "a", pages.Now());
        pages.Find("/").ShouldBe("a");
        feed.Publish(LiveEvent.Ping);
        pages.Find("/").ShouldBe("a");
        feed.Lost(LiveSources.Reactions);
        pages.Find("/").ShouldBeNull();
        feed.Connected(LiveSources.Reactions);
        pages.Find("/").ShouldBeNull();
    }

    [Fact]
    public void A_long_address_is_not_remembered()
    {
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var feed = new LiveFeed();
        feed.Connected(LiveSources.Pictures);
        feed.Connected(LiveSources.Reactions);
        using var pages = new KnownPages(feed, TimeProvider.System, new CacheMetrics(meters.GetRequiredService<IMeterFactory>()));
        foreach (var (length, known) in ((int, string?)[])[(1_000, "a"), (1_001, null)])
        {
            pages.Keep(new string('x', length), "a", pages.Now());
            pages.Find(new string('x', length)).ShouldBe(known);
        }
    }

    [Fact]
    public async Task Each_theme_has_its_own_page()
    {
        using var visitor = _web.Visitor();
        using var plain = await visitor.GetAsync("/explore");
        using var chosen = await visitor.PostAsync("/theme", [("theme", "dark"), ("returnUrl", "/explore")]);
        (chosen.StatusCode, chosen.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.SeeOther, "/explore"));
        using var dark = await AskAsync(visitor, "/explore", plain.Headers.ETag!.ToString());
        dark.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await dark.Content.ReadAsStringAsync()).ShouldContain("data-theme=\"dark\"");
    }

    [Fact]
    public async Task Another_site_cannot_choose_the_theme()
    {
        using var visitor = _web.Visitor();
        var request = new HttpRequestMessage(HttpMethod.Post, "/theme") { Content = new FormUrlEncodedContent([new("theme", "dark")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await visitor.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Cookies.ShouldNotContainKey("picasso.theme");
    }

    [Fact]
    public async Task A_page_that_says_something_once_is_not_stored()
    {
        using var visitor = _web.Visitor();
        visitor.Cookies["picasso.said"] = "x";
        using var answer = await visitor.GetAsync("/explore");
        answer.Headers.ETag.ShouldBeNull();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/pictures/0191c1e5-0000-7000-8000-000000000001")]
    [InlineData("/explore?order=followed")]
    [InlineData("/sign-in")]
    [InlineData("/forgot")]
    public async Task What_is_no_public_page_is_not_stored(string address)
    {
        using var answer = await _web.Visitor().GetAsync(address);
        answer.Headers.ETag.ShouldBeNull();
        (answer.Headers.CacheControl?.Public ?? false).ShouldBeFalse();
    }

    [Fact]
    public async Task A_visitors_buttons_lead_to_signing_in_and_back()
    {
        using var visitor = _web.Visitor();
        var html = await visitor.ReadAsync(AddressOf("{picture}"));
        var fields = Browser.Hidden(Browser.FormWith(html, "id=\"act\"")).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}");
        html.ShouldContain("formaction=\"/sign-in\" formmethod=\"get\"");
        (await visitor.ReadAsync($"/sign-in?{string.Join('&', fields)}")).ShouldContain("Please sign in to go on.");
        using var browser = await _web.SignedInAsync(_ines);
        (await browser.GetAsync($"/sign-in?{string.Join('&', fields)}")).Headers.Location!.ToString().ShouldEndWith(AddressOf("{picture}"));
    }

    // Until the web is subscribed to changes it remembers nothing. Leaves pictures unavailable, so that a page that is rendered fails.
    private static async Task<string> RememberedAsync(WebFixture web, Browser visitor)
    {
        var tag = "";
        await Wait.UntilAsync(
            async () =>
            {
                web.Market.PicturesAreDown = false;
                tag = (await visitor.GetAsync("/explore")).Headers.ETag?.ToString() ?? "";
                web.Market.PicturesAreDown = true;
                return (await AskAsync(visitor, "/explore", tag)).StatusCode == HttpStatusCode.NotModified;
            },
            () => "The page is not remembered.");
        return tag;
    }

    private static string[] LinesOf(string html) => html.Replace("<", "\n<", StringComparison.Ordinal).Split('\n');

    private static Task<HttpResponseMessage> AskAsync(Browser browser, string address, string validators)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", validators);
        return browser.SendAsync(request);
    }

    private string AddressOf(string pattern) => pattern
        .Replace("{picture}", $"/pictures/{_picture.PictureId}", StringComparison.Ordinal)
        .Replace("{person}", $"/people/{_ines.Profile.UserId}", StringComparison.Ordinal);
}
