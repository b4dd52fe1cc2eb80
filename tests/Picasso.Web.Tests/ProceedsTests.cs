using Picasso.Kernel;
using Picasso.Fakes.Site;
using Picasso.Web.Selling;

namespace Picasso.Web.Tests;

/// <summary>A seller sees what a price leaves before anything is uploaded.</summary>
public sealed class ProceedsTests
{
    [Theory]
    [InlineData(24_000, 1000, 0, 21_600)]
    [InlineData(99, 1000, 0, 90)]
    [InlineData(24_000, 1000, 500, 20_400)]
    [InlineData(1, 1000, 2000, 1)]
    [InlineData(100, 9_500, 2_000, 0)]
    public void Fee_and_royalty_are_rounded_down(long price, int fee, int royalty, long net) =>
        Proceeds.Of(new Money(price, "EUR"), fee, royalty).Net.ShouldBe(new Money(net, "EUR"));

    [Theory]
    [InlineData("150", "USD", 15_000, "USD")]
    [InlineData("1.500", "EUR", 24_000, "EUR")]
    [InlineData("", "JPY", 24_000, "JPY")]
    [InlineData(null, null, 24_000, "EUR")]
    public void Without_a_valid_price_an_example_is_shown(string? typed, string? currency, long price, string shown) =>
        Proceeds.Of(typed, currency, 1000, 0).Price.ShouldBe(new Money(price, shown));

    [Fact]
    public async Task The_upload_form_says_what_the_seller_gets()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync(web.Market.AddPerson("Ines Amaral"));
        var page = System.Net.WebUtility.HtmlDecode(await browser.ReadAsync("/upload"));
        page.ShouldContain("<strong data-net>€216.00</strong>");
        page.ShouldContain("our fee is 10\u00a0%");
        page.ShouldContain("Prices: <span data-bounds=\"EUR\">€0.50 to €999,999.99. </span>");
    }

    [Fact]
    public async Task A_reseller_sees_the_creators_royalty_too()
    {
        await using var web = await WebFixture.StartAsync();
        var (ines, bo) = (web.Market.AddPerson("Ines Amaral"), web.Market.AddPerson("Bo Lind"));
        var picture = web.Market.AddPicture(ines, "Morning", minor: 10_000);
        (picture.OwnerId, picture.TimesSold, picture.RoyaltyBasisPoints, picture.RoyaltyFixed) = (bo.Profile.UserId, 1, 500, true);
        using var browser = await web.SignedInAsync(bo);
        System.Net.WebUtility.HtmlDecode(await browser.ReadAsync($"/pictures/{picture.PictureId}")).ShouldContain("<strong data-net>€85.00</strong>");
    }
}
