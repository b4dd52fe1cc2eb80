using Picasso.Contracts.Users;

namespace Picasso.Web.Tests;

/// <summary>A picture that the reader cannot buy is explained, with a next step that fits.</summary>
public sealed class CannotBuyTests(SharedWeb shared) : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web = shared.Web;
    private readonly Account _owner = shared.Web.Market.AddPerson("Ines Amaral");

    [Fact]
    public async Task Ones_own_picture_leads_to_its_page()
    {
        var picture = _web.Market.AddPicture(_owner, "Mine").PictureId;
        using var browser = await _web.SignedInAsync(_owner);

        var html = await browser.ReadAsync($"/pictures/{picture}/buy");

        html.ShouldContain("<h2 id=\"cannot-title\">This picture is yours</h2>");
        html.ShouldContain($"<a class=\"button button-primary\" href=\"/pictures/{picture}/mine\">Open the picture</a>");
        html.ShouldNotContain("class=\"checkout\"");
    }

    [Fact]
    public async Task A_picture_that_is_not_for_sale_leads_to_others_of_its_creator()
    {
        var picture = _web.Market.AddPicture(_owner, "Kept", minor: null).PictureId;
        using var browser = await _web.SignedInAsync(_web.Market.AddPerson("Tomasz Wilk"));

        var html = await browser.ReadAsync($"/pictures/{picture}/buy");

        html.ShouldContain("<h2 id=\"cannot-title\">Not for sale</h2>");
        html.ShouldContain($"href=\"/people/{_owner.Profile.UserId}?tab=for-sale\"");
        html.ShouldNotContain("class=\"checkout\"");
    }

    [Fact]
    public async Task A_purchase_of_ones_own_that_is_under_way_goes_on()
    {
        var picture = _web.Market.AddPicture(_owner, "Held");
        picture.Reserved = true;
        using var browser = await _web.SignedInAsync(_web.Market.AddPerson("Tomasz Wilk"));

        (await browser.ReadAsync($"/pictures/{picture.PictureId}/buy")).ShouldContain("class=\"checkout\"");
    }
}
