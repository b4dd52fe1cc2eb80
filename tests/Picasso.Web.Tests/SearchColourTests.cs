using Picasso.Contracts;

namespace Picasso.Web.Tests;

/// <summary>The filter by colour, without script.</summary>
public sealed class SearchColourTests(SharedWeb shared) : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web = shared.Web;

    [Fact]
    public async Task A_swatch_has_its_name_and_finds_pictures_page_by_page()
    {
        var ines = _web.Market.AddPerson("Ines Amaral");
        for (var i = 0; i < 26; i++)
            _web.Market.Colours[_web.Market.AddPicture(ines, $"Poppy {i}").PictureId] = "red";
        _web.Market.AddPicture(ines, "Sky");
        using var visitor = _web.Visitor();

        var all = await visitor.ReadAsync("/search");
        all.ShouldMatch("name=\"colour\" value(=\"\")? checked");
        foreach (var (id, (name, _)) in Colours.All)
            all.ShouldMatch($"value=\"{id}\"[^>]*><span class=\"swatch-disc\"[^>]*aria-hidden=\"true\"></span> {name}</label>");

        var red = await visitor.ReadAsync("/search?colour=red");
        red.ShouldContain("value=\"red\" checked");
        red.ShouldContain("26 pictures");
        red.ShouldNotContain("Sky");
        // The next page has the filter too, with and without script.
        red.ShouldMatch("href=\"/search\\?colour=red&amp;cursor=");
        red.ShouldContain("/fragments/search?colour=red&amp;cursor=");
        (await visitor.ReadAsync("/fragments/search?colour=red&cursor=24")).ShouldContain("Poppy 1<");
        (await visitor.ReadAsync("/search?colour=infrared")).ShouldContain("Sky");
    }
}
