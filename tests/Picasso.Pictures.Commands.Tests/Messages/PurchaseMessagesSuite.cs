using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests.Messages;

/// <summary>What Pictures answers to the messages of purchases and disputes: the service, and the fake that other tests use.</summary>
public abstract class PurchaseMessagesSuite(Func<Task<IPicturesOfPurchases>> start) : IAsyncLifetime
{
    private readonly (string Seller, string Buyer, string Next) _people = (NewPerson(), NewPerson(), NewPerson());
    private IPicturesOfPurchases _pictures = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _pictures = await start();
        _id = await _pictures.UploadAsync(_people.Seller);
    }

    [Fact]
    public async Task A_reservation_is_answered_again_and_refused_to_others()
    {
        var (terms, purchase, other) = (await TermsAsync(), NewPerson(), NewPerson());

        (await ReserveAsync(terms, purchase, _people.Buyer)).ShouldBe(new PictureReserved(purchase, _id));
        (await ReserveAsync(terms, purchase, _people.Buyer)).ShouldBe(new PictureReserved(purchase, _id));
        (await ReserveAsync(terms, other, _people.Next)).ShouldBe(new ReservationRefused(other, _id, "picture_reserved"));
        (await TermsAsync()).UnavailableReason.ShouldBe("picture_reserved");
    }

    [Fact]
    public async Task A_reservation_at_another_price_or_after_its_time_is_refused()
    {
        var (terms, repriced, late) = (await TermsAsync(), NewPerson(), NewPerson());
        var other = terms.Clone();
        other.Price.Minor += 1;

        (await ReserveAsync(other, repriced, _people.Buyer)).ShouldBe(new ReservationRefused(repriced, _id, "terms_changed"));
        (await ReserveAsync(terms, late, _people.Buyer, TimeSpan.Zero)).ShouldBe(new ReservationRefused(late, _id, "terms_changed"));
    }

    [Fact]
    public async Task What_was_released_reserves_no_more_and_others_may()
    {
        var (terms, purchase, other) = (await TermsAsync(), NewPerson(), NewPerson());
        await ReserveAsync(terms, purchase, _people.Buyer);

        (await AskAsync(new ReleaseReservation(purchase, _id, "card_declined"), purchase)).ShouldBe(new ReservationReleased(purchase, _id));

        (await ReserveAsync(terms, purchase, _people.Buyer)).ShouldBe(new ReservationRefused(purchase, _id, "terms_changed"));
        (await ReserveAsync(terms, other, _people.Next)).ShouldBe(new PictureReserved(other, _id));
    }

    [Fact]
    public async Task A_transfer_moves_the_ownership_once_and_ends_the_offer()
    {
        var terms = await TermsAsync();
        var (purchase, moved) = await SellAsync(_people.Seller, _people.Buyer);

        (await TransferAsync(terms, purchase, _people.Buyer)).ShouldBe(moved);
        var sold = await TermsAsync();
        (sold.OwnerId, sold.CreatorId, sold.TitlePurchaseId, sold.UnavailableReason)
            .ShouldBe((_people.Buyer, _people.Seller, purchase, "not_listed"));
        sold.TermsVersion.ShouldBeGreaterThan(terms.TermsVersion);
    }

    [Fact]
    public async Task A_transfer_after_a_release_is_refused_for_good()
    {
        var (terms, purchase) = (await TermsAsync(), NewPerson());
        await ReserveAsync(terms, purchase, _people.Buyer);
        await AskAsync(new ReleaseReservation(purchase, _id, "card_declined"), purchase);

        (await TransferAsync(terms, purchase, _people.Buyer)).ShouldBe(new TransferRefused(purchase, _id, "terms_changed"));
        (await TransferAsync(terms, purchase, _people.Buyer)).ShouldBe(new TransferRefused(purchase, _id, "terms_changed"));
        (await TermsAsync()).OwnerId.ShouldBe(_people.Seller);
    }

    [Fact]
    public async Task A_payment_that_settles_after_its_reservation_timed_out_still_moves_a_free_picture()
    {
        var (terms, purchase) = (await TermsAsync(), NewPerson());
        await ReserveAsync(terms, purchase, _people.Buyer);
        await AskAsync(new ReleaseReservation(purchase, _id, "timed_out"), purchase);

        (await TransferAsync(terms, purchase, _people.Buyer)).ShouldBeOfType<OwnershipMoved>();
        (await TermsAsync()).OwnerId.ShouldBe(_people.Buyer);
    }

    [Fact]
    public async Task A_lost_dispute_freezes_the_picture_and_returns_it_once()
    {
        var (purchase, _) = await SellAsync(_people.Seller, _people.Buyer);

        (await AskAsync(new FreezePicture(purchase, _id), purchase)).ShouldBe(new PictureFrozen(purchase, _id));
        (await TermsAsync()).UnavailableReason.ShouldBe("picture_frozen");
        var back = (await AskAsync(new ReturnOwnership(purchase, _id), purchase)).ShouldBeOfType<OwnershipReturned>();

        (await AskAsync(new ReturnOwnership(purchase, _id), purchase)).ShouldBeOfType<OwnershipReturned>().Position.ShouldBe(back.Position);
        (back.UndoneResales ?? []).ShouldBeEmpty();
        (await AskAsync(new FreezePicture(purchase, _id), purchase)).ShouldBe(new PictureFrozen(purchase, _id));
        (await TermsAsync()).OwnerId.ShouldBe(_people.Seller);
    }

    [Fact]
    public async Task A_dispute_that_was_won_freezes_no_more()
    {
        var (purchase, _) = await SellAsync(_people.Seller, _people.Buyer);
        await AskAsync(new FreezePicture(purchase, _id), purchase);

        (await AskAsync(new UnfreezePicture(purchase, _id, "dispute_won"), purchase)).ShouldBe(new PictureUnfrozen(purchase, _id));

        (await TermsAsync()).UnavailableReason.ShouldBe("not_listed");
        (await AskAsync(new ReturnOwnership(purchase, _id), purchase)).ShouldBe(new ReturnRefused(purchase, _id, "not_frozen"));
        (await TermsAsync()).OwnerId.ShouldBe(_people.Buyer);
    }

    [Fact]
    public async Task A_picture_that_was_resold_at_arms_length_stays()
    {
        var (purchase, _) = await SellAsync(_people.Seller, _people.Buyer);
        await SellAsync(_people.Buyer, _people.Next);

        (await AskAsync(new FreezePicture(purchase, _id), purchase)).ShouldBe(new PictureNotFrozen(purchase, _id, "picture_resold"));
        (await AskAsync(new ReturnOwnership(purchase, _id), purchase)).ShouldBe(new ReturnRefused(purchase, _id, "picture_resold"));
        (await TermsAsync()).OwnerId.ShouldBe(_people.Next);
    }

    [Fact]
    public async Task A_conditional_resale_goes_back_with_the_purchase_before_it()
    {
        var until = TimeProvider.System.GetUtcNow().AddDays(1);
        var (purchase, _) = await SellAsync(_people.Seller, _people.Buyer);
        var (resale, _) = await SellAsync(_people.Buyer, _people.Next, until);
        (await TermsAsync()).TitleConditionalUntil.ToDateTimeOffset().ShouldBe(until, TimeSpan.FromMilliseconds(1));

        (await AskAsync(new FreezePicture(purchase, _id), purchase)).ShouldBe(new PictureFrozen(purchase, _id));
        var back = (await AskAsync(new ReturnOwnership(purchase, _id), purchase)).ShouldBeOfType<OwnershipReturned>();

        back.UndoneResales.ShouldBe([resale]);
        (await TermsAsync()).OwnerId.ShouldBe(_people.Seller);
    }

    [Fact]
    public async Task Purchases_that_moved_nothing_and_pictures_that_are_not_there_are_named()
    {
        var (terms, purchase, unknown) = (await TermsAsync(), NewPerson(), NewPerson());
        (await AskAsync(new FreezePicture(purchase, _id), purchase)).ShouldBe(new PictureNotFrozen(purchase, _id, "not_bought"));

        terms.PictureId = unknown;
        (await ReserveAsync(terms, purchase, _people.Buyer)).ShouldBe(new ReservationRefused(purchase, unknown, "picture_not_found"));
        (await TransferAsync(terms, purchase, _people.Buyer)).ShouldBe(new TransferRefused(purchase, unknown, "picture_not_found"));
        (await AskAsync(new ReleaseReservation(purchase, unknown, "timed_out"), purchase)).ShouldBe(new ReservationReleased(purchase, unknown));
    }

    public async ValueTask DisposeAsync()
    {
        await _pictures.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A purchase from its reservation to its transfer; an owner who bought it offers it first.</summary>
    private async Task<(string PurchaseId, OwnershipMoved Moved)> SellAsync(string ownerId, string buyerId, DateTimeOffset? conditionalUntil = null)
    {
        if (ownerId != _people.Seller)
            await _pictures.OfferAsync(ownerId, _id);
        var (terms, purchase) = (await TermsAsync(), NewPerson());
        (await ReserveAsync(terms, purchase, buyerId)).ShouldBeOfType<PictureReserved>();
        return (purchase, (await TransferAsync(terms, purchase, buyerId, conditionalUntil)).ShouldBeOfType<OwnershipMoved>());
    }

    private Task<Terms> TermsAsync() => _pictures.TermsAsync(_id);

    private Task<object> AskAsync(object message, string purchaseId) => _pictures.AskAsync(message, purchaseId);

    private Task<object> ReserveAsync(Terms terms, string purchase, string buyer, TimeSpan? holds = null) => AskAsync(
        new ReservePicture(
            purchase, terms.PictureId, buyer, terms.OwnerId, terms.TermsVersion, terms.Price.Minor, terms.Price.Currency,
            TimeProvider.System.GetUtcNow() + (holds ?? TimeSpan.FromMinutes(15))),
        purchase);

    private Task<object> TransferAsync(Terms terms, string purchase, string buyer, DateTimeOffset? conditionalUntil = null) => AskAsync(
        new TransferOwnership(
            purchase, terms.PictureId, terms.OwnerId, buyer, terms.TermsVersion, terms.Price.Minor, terms.Price.Currency, conditionalUntil),
        purchase);
}
