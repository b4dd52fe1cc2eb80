using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

public class DisputingTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    private readonly string _seller = NewPerson();
    private readonly string _buyer = NewPerson();

    [Fact]
    public async Task Case_18_a_frozen_picture_goes_back_to_its_seller_and_each_repeat_gets_the_same_answer()
    {
        var (picture, purchase) = await BoughtAsync();

        (await pictures.Replies.Freeze(picture, purchase)).ShouldBe(new PictureFrozen(purchase, picture));
        (await pictures.Replies.Freeze(picture, purchase)).ShouldBe(new PictureFrozen(purchase, picture));
        (await pictures.Terms(picture)).UnavailableReason.ShouldBe("picture_frozen");
        (await ReasonOf(() => ListAsync(_buyer, picture))).ShouldBe("picture_frozen");
        var returned = await pictures.Replies.Return(picture, purchase);
        returned.ShouldBeOfType<OwnershipReturned>();

        (await pictures.Replies.Return(picture, purchase)).ShouldBe(returned);
        (await pictures.Replies.Freeze(picture, purchase)).ShouldBe(new PictureFrozen(purchase, picture));
        (await pictures.Terms(picture)).OwnerId.ShouldBe(_seller);
        (await pictures.History(picture)).Verdict.IsIntact.ShouldBeTrue();
        await ListAsync(_seller, picture);
    }

    [Fact]
    public async Task Case_19_after_a_resale_nothing_is_frozen_and_nothing_goes_back()
    {
        var (picture, purchase) = await BoughtAsync();
        await ListAsync(_buyer, picture);
        var next = NewPerson();
        await pictures.Sell(picture, next);

        (await pictures.Replies.Freeze(picture, purchase)).ShouldBe(new PictureNotFrozen(purchase, picture, "picture_resold"));
        (await pictures.Replies.Freeze(picture, purchase)).ShouldBe(new PictureNotFrozen(purchase, picture, "picture_resold"));
        (await pictures.Replies.Return(picture, purchase)).ShouldBe(new ReturnRefused(purchase, picture, "picture_resold"));
        (await pictures.Terms(picture)).OwnerId.ShouldBe(next);
        await ListAsync(next, picture);
    }

    [Fact]
    public async Task Case_19_a_lost_dispute_goes_back_through_a_conditional_resale_and_each_repeat_gets_the_same_answer()
    {
        var (picture, purchase) = await BoughtAsync();
        await ListAsync(_buyer, picture);
        var (terms, resale, next) = (await pictures.Terms(picture), NewPerson(), NewPerson());
        terms.TitlePurchaseId.ShouldBe(purchase);
        var until = TimeProvider.System.GetUtcNow().AddDays(120);
        await pictures.Replies.Reserve(terms, resale, next);
        (await pictures.Replies.Transfer(terms, resale, next, until)).ShouldBeOfType<OwnershipMoved>();
        (await pictures.Terms(picture)).TitleConditionalUntil.ToDateTimeOffset().ShouldBe(until);

        (await pictures.Replies.Freeze(picture, purchase)).ShouldBe(new PictureFrozen(purchase, picture));
        (await pictures.Terms(picture)).UnavailableReason.ShouldBe("picture_frozen");
        for (var time = 0; time < 2; time++)
        {
            var returned = (await pictures.Replies.Return(picture, purchase)).ShouldBeOfType<OwnershipReturned>();
            returned.UndoneResales.ShouldBe([resale]);
            (await pictures.Replies.Freeze(picture, resale)).ShouldBe(new PictureFrozen(resale, picture));
            (await pictures.Replies.Return(picture, resale)).ShouldBeOfType<OwnershipReturned>().UndoneResales.ShouldBeNull();
            (await pictures.Replies.Unfreeze(picture, resale)).ShouldBe(new PictureUnfrozen(resale, picture));
        }

        (await pictures.Terms(picture)).OwnerId.ShouldBe(_seller);
        (await pictures.History(picture)).Verdict.IsIntact.ShouldBeTrue();
        await ListAsync(_seller, picture);
    }

    [Fact]
    public async Task A_dispute_that_was_won_lets_the_owner_go_on()
    {
        var (picture, purchase) = await BoughtAsync();
        await pictures.Replies.Freeze(picture, purchase);

        (await pictures.Replies.Unfreeze(picture, purchase)).ShouldBe(new PictureUnfrozen(purchase, picture));
        await ListAsync(_buyer, picture);
        (await pictures.Replies.Return(picture, purchase)).ShouldBeOfType<ReturnRefused>();
    }

    private Task<Contracts.Pictures.CommandResponse> ListAsync(string person, string picture) => pictures.As(person)
        .ListAsync(new() { PictureId = picture, Price = new() { Minor = 12_00, Currency = "EUR" } }).ResponseAsync;

    private async Task<(string PictureId, string PurchaseId)> BoughtAsync()
    {
        var uploaded = await pictures.Upload(_seller, TestPictures.Sky(NewSeed()), new Money(12_00, "EUR"));
        var (terms, purchase) = (await pictures.Terms(uploaded.PictureId), NewPerson());
        await pictures.Replies.Reserve(terms, purchase, _buyer);
        (await pictures.Replies.Transfer(terms, purchase, _buyer)).ShouldBeOfType<OwnershipMoved>();
        return (uploaded.PictureId, purchase);
    }
}
