using System.Net;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Reactions;
using Picasso.Testing;

namespace Picasso.Web.Tests.Insights;

/// <summary>The numbers of the studio, as a person without script or a screen reader gets them.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class InsightsPageTests : SellerTests
{
    private const string Path = "/me/studio/insights";

    [Fact]
    public async Task Charts_and_tables_have_the_persons_own_numbers()
    {
        var (pier, night) = (Market.AddPicture(Ines, "Pier <b>"), Market.AddPicture(Ines, "Night"));
        var today = (int)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;
        Market.Activities[Ines.Profile.UserId] = new Activity
        {
            Days = { new DayActivity { Day = today - 40, Views = 5_000 }, new DayActivity { Day = today, Views = 1_234, Likes = 7 } },
            Pictures = { new PictureActivity { PictureId = pier.PictureId, Views = 1_234, Likes = 7 } },
        };
        Market.Earnings[Ines.Profile.UserId] = new Earnings
        {
            Days = { new DayEarnings { Day = today, Amount = Francs(90_00) }, new DayEarnings { Day = today, Amount = Francs(-10_00) } },
            Pictures = { new PictureEarnings { PictureId = night.PictureId, Title = "Night", Amount = Francs(80_00) } },
        };

        var html = WebUtility.HtmlDecode(await Browser.ReadAsync(Path));

        html.ShouldContain("1,234 in all");
        html.ShouldContain("CHF\u00a080.00 in all");
        html.Split("<rect").Length.ShouldBe(1 + (3 * 30));
        html.Split("Show as table").Length.ShouldBe(1 + 3);
        html.ShouldContain("role=\"img\" aria-label=\"Views, ");
        html.ShouldContain("<td class=\"number\">1,234</td>");
        foreach (var picture in (string[])[pier.PictureId, night.PictureId])
            html.ShouldContain($"{Path}?picture={picture}");
        (await Browser.ReadAsync(Path)).ShouldContain("Pier &lt;b&gt;");
        (await Browser.ReadAsync(Path + "?period=year")).ShouldContain("6,234 in all");
        var german = new HttpRequestMessage(HttpMethod.Get, Path);
        german.Headers.TryAddWithoutValidation("Accept-Language", "de");
        (await (await Browser.SendAsync(german)).Content.ReadAsStringAsync()).ShouldContain("insgesamt 1.234");

        using var eve = await Web.SignedInAsync(Market.AddPerson("Eve"));
        var hers = await eve.ReadAsync($"{Path}?picture={pier.PictureId}");
        hers.ShouldNotContain("1,234");
        hers.ShouldContain("Nothing to count yet");
    }

    [Fact]
    public async Task Without_numbers_the_page_says_when_they_come_and_a_visitor_signs_in_first()
    {
        (await Browser.ReadAsync(Path)).ShouldContain("As soon as somebody opens, likes or buys");
        using var visitor = Web.Visitor();

        var answer = await visitor.GetAsync(Path);

        answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    private static Money Francs(long minor) => new() { Minor = minor, Currency = "CHF" };
}
