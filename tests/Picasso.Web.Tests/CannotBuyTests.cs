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
    public async Task Who_comes_to_buy_sees_the_picture_while_signing_in_and_joining()
    {
        var picture = _web.Market.AddPicture(_owner, "Wanted & seen").PictureId;
        using var visitor = _web.Visitor();
        var back = Uri.EscapeDataString($"/pictures/{picture}/buy");

        var signIn = await visitor.ReadAsync($"/sign-in?returnUrl={back}");
        signIn.ShouldContain("Sign in or join to buy");
        signIn.ShouldContain("Wanted &amp; seen");
        signIn.ShouldContain("<a class=\"button button-wide button-big button-primary\" href=\"/sign-up?returnUrl=");
        (await visitor.ReadAsync($"/sign-up?returnUrl={back}")).ShouldContain("Wanted &amp; seen");
        (await visitor.ReadAsync($"/sign-in?returnUrl=%2Fpictures%2F{Kernel.Ids.From("none")}%2Fbuy")).ShouldNotContain("class=\"wanted\"");
        (await visitor.ReadAsync("/sign-in?returnUrl=%2Fpictures%2F..%2Fbuy")).ShouldContain("Welcome back");
    }

    [Fact]
    public async Task The_original_is_the_main_button_of_a_purchase()
    {
        var picture = _web.Market.AddPicture(_owner, "Bought", minor: null);
        var buyer = _web.Market.AddPerson("Tomasz Wilk");
        picture.OwnerId = buyer.Profile.UserId;
        _web.Market.Titles[picture.PictureId].Add(new Contracts.Pictures.TitleEntry { Kind = "transferred", OwnerId = picture.OwnerId });
        using var browser = await _web.SignedInAsync(buyer);

        var html = await browser.ReadAsync("/me/purchases");

        var primary = System.Text.RegularExpressions.Regex.Matches(html, "<button class=\"button button-primary.*?</button>").Select(button => button.Value);
        primary.ShouldHaveSingleItem().ShouldContain("Get the original");
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
