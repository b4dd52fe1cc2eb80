using System.Net;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>Where the page of a picture leads on to.</summary>
public sealed class RelatedPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;
    private Picture _shown = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _ines = _web.Market.AddPerson("Ines Amaral");
        _shown = _web.Market.AddPicture(_ines, "Shown");
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task More_by_the_creator_and_similar_pictures_are_shown_and_change_the_pages_validator()
    {
        using var visitor = _web.Visitor();
        var (alone, before) = await ReadAsync(visitor);
        alone.ShouldNotContain("id=\"more\"");
        alone.ShouldNotContain("id=\"similar\"");

        var own = _web.Market.AddPicture(_ines, "Another of mine");
        var similar = _web.Market.AddPicture(_web.Market.AddPerson("<b>Bo</b>"), "<i>Alike</i>");
        _web.Market.Change(own, "added");
        _web.Market.Change(similar, "added");

        var (page, after) = await ReadAsync(visitor);
        page.ShouldContain("More by <bdi>Ines Amaral</bdi>");
        page.ShouldContain($"href=\"/people/{_ines.Profile.UserId}\"");
        page.ShouldContain($"href=\"{PictureText.Path(own)}\"");
        page[page.IndexOf("id=\"similar\"", StringComparison.Ordinal)..].ShouldContain("&lt;i&gt;Alike&lt;/i&gt;");
        page.ShouldNotContain("<i>Alike");
        after.ShouldNotBe(before);

        // A change of a related picture is a change of the page.
        similar.Price.Minor = 77_00;
        _web.Market.Change(similar);
        (await ReadAsync(visitor)).Validator.ShouldNotBe(after);
        similar.Price = null;
        own.Frozen = true;
        _web.Market.Change(own);
        var (left, last) = await ReadAsync(visitor);
        left.ShouldNotContain("id=\"more\"");
        left.ShouldNotContain("id=\"similar\"");
        last.ShouldNotBe(after);
    }

    [Fact]
    public async Task While_they_cannot_be_read_the_page_is_there_without_them_and_not_for_caches()
    {
        _web.Market.AddPicture(_ines, "Another of mine");
        _web.Market.RelatedAreTooFast = true;
        using var visitor = _web.Visitor();

        var answer = await visitor.GetAsync(PictureText.Path(_shown));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("id=\"more\"");
        (answer.Headers.ETag, answer.Headers.CacheControl!.ToString()).ShouldBe((null, "no-store"));

        _web.Market.RelatedAreTooFast = false;
        var again = await visitor.GetAsync(PictureText.Path(_shown));
        (await again.Content.ReadAsStringAsync()).ShouldContain("id=\"more\"");
        again.Headers.ETag.ShouldNotBeNull();
    }

    private async Task<(string Page, string Validator)> ReadAsync(Browser visitor)
    {
        var answer = await visitor.GetAsync(PictureText.Path(_shown));
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.ETag!.Tag);
    }
}
