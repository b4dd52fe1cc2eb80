using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

/// <summary>Pages offer what is possible, say what became of a picture, and keep a person's money matters private.</summary>
public sealed class OwnershipPagesTests : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web;
    private readonly Account _ines;
    private readonly Account _tomasz;

    public OwnershipPagesTests(SharedWeb shared)
    {
        _web = shared.Web;
        (_ines, _tomasz) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Tomasz Wilk"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_frozen_or_reserved_picture_offers_only_what_its_owner_can_do_and_says_why(bool frozen)
    {
        var picture = _web.Market.AddPicture(_ines, "Harbour at five");
        (picture.Frozen, picture.Reserved) = (frozen, !frozen);
        using var owner = await _web.SignedInAsync(_ines);
        var html = await owner.ReadAsync($"/pictures/{picture.PictureId}");
        html.ShouldNotContain($"/pictures/{picture.PictureId}/list\"");
        html.ShouldNotContain($"/pictures/{picture.PictureId}/reprice\"");
        html.ShouldNotContain($"/pictures/{picture.PictureId}/unlist\"");
        html.ShouldNotContain($"/pictures/{picture.PictureId}/edit\"");
        html.Contains($"/pictures/{picture.PictureId}/download\"", StringComparison.Ordinal).ShouldBe(!frozen);
        html.ShouldContain(frozen ? "Until the dispute is closed" : "An unpaid purchase ends within minutes");
        (await owner.ReadAsync("/me/studio/pictures")).ShouldContain(frozen ? "Frozen: a payment dispute is open" : "Being bought");

        var edit = await owner.ReadAsync($"/pictures/{picture.PictureId}/edit");
        edit.ShouldNotContain("name=\"Title\"");
        edit.ShouldNotContain($"/pictures/{picture.PictureId}/delete\"");
    }

    [Fact]
    public async Task A_purchase_that_was_lost_by_a_dispute_does_not_read_sold_on()
    {
        var (returned, sold) = (_web.Market.AddPicture(_ines, "Returned one"), _web.Market.AddPicture(_ines, "Sold one"));
        Bought(returned, PurchaseState.Reversed, "dispute_lost");
        Bought(sold, PurchaseState.Completed, "");
        foreach (var picture in (Picture[])[returned, sold])
            _web.Market.Titles[picture.PictureId].Add(new TitleEntry { Kind = "transferred", OwnerId = _tomasz.Profile.UserId });
        (returned.OwnerId, sold.OwnerId) = (_ines.Profile.UserId, _ines.Profile.UserId);
        using var buyer = await _web.SignedInAsync(_tomasz);

        var html = await buyer.ReadAsync("/me/purchases");

        RowOf(html, "Returned one").ShouldContain("Returned to its seller after a payment dispute");
        RowOf(html, "Returned one").ShouldNotContain("Sold on");
        RowOf(html, "Sold one").ShouldContain("Sold on");
    }

    [Fact]
    public async Task The_public_chain_of_title_says_nothing_of_a_persons_bank()
    {
        var picture = _web.Market.AddPicture(_ines, "Harbour at five");
        foreach (var kind in (string[])["transferred", "frozen", "reversed"])
        {
            _web.Market.Titles[picture.PictureId].Add(new TitleEntry
            {
                Kind = kind, OwnerId = kind == "reversed" ? _ines.Profile.UserId : _tomasz.Profile.UserId,
                PreviousOwnerId = kind == "reversed" ? _tomasz.Profile.UserId : _ines.Profile.UserId, At = FakeMarket.Now(), Hash = new string('3', 64),
            });
        }

        using var visitor = _web.Visitor();
        var html = await visitor.ReadAsync($"/pictures/{picture.PictureId}/title");

        html.ShouldNotContain("bank");
        html.ShouldContain("Returned to the previous owner, ");
        html.ShouldContain(", after a payment dispute");
        html.ShouldContain("On hold while a payment dispute is open");
    }

    [Fact]
    public async Task A_stranger_reads_of_a_dispute_and_nothing_of_the_owners_bank()
    {
        var picture = _web.Market.AddPicture(_ines, "Harbour at five", minor: null);
        picture.Frozen = true;
        using var visitor = _web.Visitor();
        var html = await visitor.ReadAsync($"/pictures/{picture.PictureId}");
        html.ShouldContain("A payment dispute about this picture is open");
        html.ShouldNotContain("bank disputes");
    }

    [Theory]
    [InlineData(PurchaseState.Requested)]
    [InlineData(PurchaseState.Reserved)]
    [InlineData(PurchaseState.NeedsConfirmation)]
    [InlineData(PurchaseState.Processing)]
    public async Task Case_35_the_picture_page_and_the_purchases_lead_a_buyer_back_to_an_unfinished_purchase(PurchaseState state)
    {
        var picture = _web.Market.AddPicture(_ines, "Harbour at five");
        var purchase = Bought(picture, state, "");
        picture.Reserved = state != PurchaseState.Requested;
        using var buyer = await _web.SignedInAsync(_tomasz);
        using var stranger = await _web.SignedInAsync(_web.Market.AddPerson("Olga Stranger"));

        var html = await buyer.ReadAsync($"/pictures/{picture.PictureId}");
        html.ShouldContain("You are buying this picture");
        html.ShouldContain($"href=\"/me/purchases/{purchase.PurchaseId}\"");
        html.ShouldNotContain("Being bought right now");
        (await buyer.ReadAsync("/me/purchases")).ShouldContain("Continue buying Harbour at five");
        (await stranger.ReadAsync($"/pictures/{picture.PictureId}")).ShouldNotContain(purchase.PurchaseId);
    }

    private static string RowOf(string html, string title)
    {
        var row = html.Split("<li class=\"row\"").First(part => part.Contains($">{title}</a>", StringComparison.Ordinal));
        return row.Split("</li>")[0];
    }

    private Purchase Bought(Picture picture, PurchaseState state, string reason)
    {
        var purchase = new Purchase
        {
            PurchaseId = Kernel.Ids.New(TimeProvider.System), PictureId = picture.PictureId, Title = picture.Details.Title,
            BuyerId = _tomasz.Profile.UserId, SellerId = _ines.Profile.UserId, Price = picture.Price, State = state, FailureReason = reason,
            CreatedAt = FakeMarket.Now(), UpdatedAt = FakeMarket.Now(),
        };
        _web.Market.Purchases.Insert(0, purchase);
        return purchase;
    }
}
