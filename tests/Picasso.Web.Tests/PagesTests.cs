using System.Diagnostics.Metrics;
using System.Net;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

public sealed class PagesTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;
    private Account _tomasz = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        (_ines, _tomasz) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Tomasz Wilk"));
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task A_picture_page_describes_itself_to_search_engines_and_shared_links()
    {
        var picture = _web.Market.AddPicture(_ines, "Morning after the storm");
        using var visitor = _web.Visitor();
        var html = await visitor.ReadAsync($"/pictures/{picture.PictureId}");
        var page = $"https://picasso.example/pictures/{picture.PictureId}/morning-after-the-storm";
        html.ShouldContain("<title>Morning after the storm by Ines Amaral &#xB7; Picasso</title>");
        html.ShouldContain($"<link rel=\"canonical\" href=\"{page}\"");
        html.ShouldContain($"<meta property=\"og:url\" content=\"{page}\"");
        html.ShouldContain("<meta property=\"og:image\" content=\"https://picasso.example/media/sample-1280.jpg\"");
        html.ShouldContain("<meta name=\"twitter:card\" content=\"summary_large_image\"");
        html.ShouldContain("application/ld+json");
        html.ShouldContain("120.00</p>");
        html.ShouldContain("width=\"1500\" height=\"1000\"");
    }

    [Fact]
    public async Task What_people_write_is_text_and_never_markup()
    {
        const string Attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        _ines.Profile.DisplayName = Attack;
        _ines.Profile.Bio = Attack;
        var picture = _web.Market.AddPicture(_ines, Attack);
        (picture.Details.Description, picture.Details.AltText) = (Attack, Attack);
        _web.Market.Comments.Add(new Comment { CommentId = "c", PictureId = picture.PictureId, AuthorId = _ines.Profile.UserId, Text = Attack, CreatedAt = FakeMarket.Now() });
        using var visitor = _web.Visitor();
        foreach (var path in (string[])["/", "/explore", $"/pictures/{picture.PictureId}", $"/pictures/{picture.PictureId}/title", $"/people/{_ines.Profile.UserId}", $"/search?q={Uri.EscapeDataString(Attack)}"])
        {
            var html = await visitor.ReadAsync(path);
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img src=x");
        }
    }

    [Fact]
    public async Task Answers_carry_headers_that_keep_other_sites_and_injected_script_out()
    {
        using var visitor = _web.Visitor();
        var answer = await visitor.GetAsync("/");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe-eval");
        policy.ShouldContain("img-src 'self' data: blob: https: http://store.example:9000;");
        policy.ShouldEndWith("form-action 'self' https: http://store.example:9000");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("strict-origin-when-cross-origin");
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task The_feed_goes_on_by_a_link_without_script_and_by_a_fragment_with_it()
    {
        for (var i = 0; i < 30; i++)
            _web.Market.AddPicture(_ines, $"Picture {i:00}");
        using var visitor = _web.Visitor();
        var first = await visitor.ReadAsync("/explore");
        first.ShouldContain("href=\"/explore?cursor=24\"");
        var second = await visitor.ReadAsync("/explore?cursor=24");
        second.ShouldContain("Picture 00");
        second.ShouldNotContain("Picture 29");
        var fragment = await visitor.ReadAsync("/fragments/feed?cursor=24");
        fragment.ShouldContain("Picture 00");
        fragment.ShouldNotContain("<html");
    }

    [Fact]
    public async Task Who_searches_too_fast_sees_why_and_sees_no_empty_result()
    {
        _web.Market.SearchIsTooFast = true;
        using var visitor = _web.Visitor();
        var answer = await visitor.GetAsync("/search?q=storm");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("You are searching very fast.");
        html.ShouldNotContain("Nothing found");
    }

    [Fact]
    public async Task A_missing_page_and_a_missing_picture_are_404_pages()
    {
        using var visitor = _web.Visitor();
        foreach (var path in (string[])["/nothing/here", $"/pictures/{Kernel.Ids.New(TimeProvider.System)}"])
        {
            var answer = await visitor.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Page not found");
        }
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_calm_page_and_nothing_of_the_inside()
    {
        _web.Market.PicturesAreDown = true;
        using var visitor = _web.Visitor();
        var answer = await visitor.GetAsync("/explore");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("Back in a moment");
        html.ShouldNotContain("RpcException");
    }

    [Fact]
    public async Task Without_reactions_pictures_are_still_shown()
    {
        _web.Market.AddPicture(_ines, "Morning after the storm");
        _web.Market.ReactionsAreDown = true;
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync("/explore")).ShouldContain("Morning after the storm");
    }

    [Fact]
    public async Task The_mail_box_is_no_page_where_it_is_closed()
    {
        _web.Market.MailBoxIsOpen = false;
        using var visitor = _web.Visitor();
        (await visitor.GetAsync("/mailbox")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.ReadAsync("/about")).ShouldNotContain("href=\"/mailbox\"");
    }

    [Theory]
    [InlineData("/me/studio/pictures")]
    [InlineData("/me/purchases")]
    [InlineData("/me/sales")]
    [InlineData("/me/settings")]
    [InlineData("/me/close")]
    [InlineData("/upload")]
    [InlineData("/explore?order=followed")]
    public async Task A_page_of_ones_own_asks_for_signing_in_and_leads_back(string path)
    {
        using var visitor = _web.Visitor();
        var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        (await (await _web.SignedInAsync(_ines)).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Search_engines_find_the_pictures_and_are_kept_from_private_pages()
    {
        var picture = _web.Market.AddPicture(_ines, "Morning after the storm");
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync("/sitemap.xml")).ShouldContain($"<loc>https://picasso.example/pictures/{picture.PictureId}/morning-after-the-storm</loc>");
        (await visitor.ReadAsync("/robots.txt")).ShouldContain("Disallow: /me/");
    }

    [Fact]
    public async Task An_answer_that_was_kept_is_counted_as_a_hit()
    {
        var hits = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "picasso.cache.lookups")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, looks, tags, _) =>
        {
            if (tags.Contains(new("cache", "pages")) && tags.Contains(new("outcome", "hit")))
                Interlocked.Add(ref hits, looks);
        });
        listener.Start();
        using var visitor = _web.Visitor();

        var first = await visitor.ReadAsync("/sitemap.xml");
        (await visitor.ReadAsync("/sitemap.xml")).ShouldBe(first);

        Interlocked.Read(ref hits).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Only_the_owner_sees_the_tools_and_everyone_else_the_offer()
    {
        var picture = _web.Market.AddPicture(_ines, "Morning after the storm");
        using var owner = await _web.SignedInAsync(_ines);
        using var other = await _web.SignedInAsync(_tomasz);
        (await owner.ReadAsync($"/pictures/{picture.PictureId}")).ShouldContain("Change price");
        var html = await other.ReadAsync($"/pictures/{picture.PictureId}");
        html.ShouldContain("Buy the copyright");
        html.ShouldNotContain("Change price");
        (await other.GetAsync($"/pictures/{picture.PictureId}/edit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
