using System.Net;

namespace Picasso.Web.Tests;

/// <summary>Pages that stay open are bounded by person; others still get theirs.</summary>
public sealed class OpenPagesTests
{
    [Fact]
    public async Task Pages_that_one_person_has_open_are_bounded_and_others_still_get_theirs()
    {
        await using var web = await WebFixture.StartAsync(settings: new() { ["Picasso:Live:PerPerson"] = "2" });
        var (ines, rui) = (web.Market.AddPerson("Ines Amaral"), web.Market.AddPerson("Rui Costa"));
        using var hers = await web.SignedInAsync(ines);
        var open = new List<HttpResponseMessage> { await OpenAsync(hers), await OpenAsync(hers) };

        using (var refused = await hers.GetAsync("/live"))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        using var his = await web.SignedInAsync(rui);
        open.Add(await OpenAsync(his));
        using var visitor = web.Visitor();
        for (var number = 0; number < 5; number++)
            open.Add(await OpenAsync(visitor));
        await hers.ReadAsync("/explore");
        open.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task Open_pages_in_all_are_bounded()
    {
        await using var web = await WebFixture.StartAsync(settings: new() { ["Picasso:Live:InAll"] = "3" });
        using var visitor = web.Visitor();
        var open = new List<HttpResponseMessage>();
        for (var number = 0; number < 3; number++)
            open.Add(await OpenAsync(visitor));
        using var refused = await visitor.GetAsync("/live");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        open.ForEach(answer => answer.Dispose());
    }

    private static async Task<HttpResponseMessage> OpenAsync(Browser browser)
    {
        var answer = await browser.GetAsync("/live");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer;
    }
}
