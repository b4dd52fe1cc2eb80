using Picasso.Contracts;
using Picasso.Web.Components;
using Picasso.Web.Galleries;
using Picasso.Web.Tests.Fakes;

namespace Picasso.Web.Tests;

public sealed class CardTileTests : ComponentContext
{
    [Fact]
    public void The_title_links_to_the_page_of_the_picture()
    {
        var link = Show(SampleCards.Create()).Find(".card-title a");

        link.TextContent.ShouldBe("Night harbour");
        link.GetAttribute("href").ShouldBe($"/pictures/{SampleCards.PictureId}/night-harbour");
    }

    [Fact]
    public void The_price_is_shown_in_its_currency() =>
        Show(SampleCards.Create(price: new Money { Minor = 24_050, Currency = "EUR" })).Find(".card-price").TextContent.ShouldBe("€240.50");

    [Fact]
    public void A_picture_without_a_price_is_not_for_sale()
    {
        var price = Show(SampleCards.Create()).Find(".card-price");

        price.TextContent.ShouldBe("Not for sale");
        price.ClassList.ShouldContain("is-kept");
    }

    [Fact]
    public void A_card_names_its_creator()
    {
        var people = Show(SampleCards.Create()).Find(".card-people");

        people.TextContent.Trim().ShouldBe("by Ines Amaral");
        people.QuerySelector("a")!.GetAttribute("href").ShouldBe("/people/ines");
    }

    [Fact]
    public void A_card_of_a_sold_picture_names_its_creator_first_and_then_its_owner()
    {
        var people = Show(SampleCards.Create(owner: "bo")).Find(".card-people");

        string.Join(' ', people.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).ShouldBe("by Ines Amaral · owned by Bo Lind");
        people.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["/people/ines", "/people/bo?tab=collected"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_badge_is_visible_while_the_picture_is_reserved(bool reserved) =>
        Show(SampleCards.Create(reserved: reserved)).Find("[data-badge]").HasAttribute("hidden").ShouldBe(!reserved);

    [Fact]
    public void A_title_that_looks_like_markup_stays_text()
    {
        var card = Show(SampleCards.Create(title: "<script>alert(1)</script>"));

        card.FindAll("script").ShouldBeEmpty();
        card.Find(".card-title a").TextContent.ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public void A_card_is_one_stop_of_the_tab_key() =>
        Show(SampleCards.Create()).FindAll("a, button").Where(item => item.GetAttribute("tabindex") != "-1")
            .ShouldHaveSingleItem().ParentElement!.ClassList.ShouldContain("card-title");

    [Fact]
    public void The_picture_has_its_alternative_text_and_its_size() => Show(SampleCards.Create()).Find("img").ShouldSatisfyAllConditions(
        image => image.GetAttribute("alt").ShouldBe("Cranes under street lamps"),
        image => image.GetAttribute("width").ShouldBe("3000"),
        image => image.GetAttribute("height").ShouldBe("2000"));

    [Theory]
    [InlineData(false, "like", "false")]
    [InlineData(true, "unlike", "true")]
    public void The_like_button_does_the_opposite_of_its_state(bool liked, string action, string pressed)
    {
        var button = Show(SampleCards.Create(liked: liked)).Find("button.like");

        button.GetAttribute("formaction").ShouldBe($"/pictures/{SampleCards.PictureId}/{action}");
        button.GetAttribute("aria-pressed").ShouldBe(pressed);
        button.TextContent.Trim().ShouldBe("7");
    }

    private IRenderedComponent<CardTile> Show(Card card) => Render<CardTile>(parameters => parameters.Add(tile => tile.Card, card));
}
