using Picasso.Kernel;
using Picasso.Pictures;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

public class PurchaseTests
{
    private static ReleaseHold Release(string reason, string purchase = "p1") => new(purchase, reason);

    [Fact]
    public void Case_15_nobody_reserves_their_own_picture_whatever_the_quote_says() =>
        State(Listed).Decide(Reserve(buyer: Owner)).ShouldRefuse("own_picture");

    [Fact]
    public void A_reservation_is_made_once()
    {
        State(Listed).Decide(Reserve()).ShouldBe(Held());
        State(Listed, Held()).Decide(Reserve()).ShouldBeNothing();
    }

    [Fact]
    public void Of_two_buyers_one_holds() =>
        State(Listed, Held()).Decide(Reserve("p2", Other)).ShouldRefuse("picture_reserved");

    [Fact]
    public void A_lapsed_hold_can_be_taken_over()
    {
        var late = Reserve("p2", Other) with { Now = Now.AddMinutes(15), ExpiresAt = Now.AddMinutes(30) };
        State(Listed, Held()).Decide(late).ShouldBe(new PictureReservedForPurchase("p2", Other, Now.AddMinutes(30)));
    }

    [Fact]
    public void A_reservation_honours_the_quote_and_nothing_else()
    {
        var state = State(Listed);
        state.Decide(Reserve(version: 1)).ShouldRefuse("terms_changed");
        state.Decide(Reserve() with { SellerId = Other }).ShouldRefuse("terms_changed");
        state.Decide(Reserve() with { Price = new Money(1, "EUR") }).ShouldRefuse("terms_changed");
        state.Decide(Reserve() with { Price = new Money(Price.Minor, "USD") }).ShouldRefuse("terms_changed");
        state.Decide(Reserve(buyer: Owner)).ShouldRefuse("own_picture");
        state.Decide(Reserve() with { ExpiresAt = Now }).ShouldRefuse("terms_changed");
        State().Decide(Reserve(version: 1)).ShouldRefuse("not_listed");
        State(Listed, new PictureDeleted("owner")).Decide(Reserve()).ShouldRefuse("picture_deleted");
        PictureState.None.Decide(Reserve()).ShouldRefuse("picture_not_found");
    }

    [Theory]
    [InlineData("timed_out")]
    [InlineData("card_declined")]
    public void A_purchase_that_gave_its_hold_back_never_holds_again(string reason)
    {
        var released = State(Listed, Held()).Then(Release(reason));
        released.Hold.ShouldBeNull();
        released.Decide(Reserve()).ShouldRefuse("terms_changed");
        released.Decide(Release(reason)).ShouldBeNothing();
        released.Decide(Reserve("p2", Other)).ShouldBe(Held("p2", Other));
    }

    [Fact]
    public void A_release_that_overtakes_its_reservation_prevents_it()
    {
        var released = State(Listed).Then(Release("timed_out"));
        released.Decide(Reserve()).ShouldRefuse("terms_changed");
        released.Decide(Release("timed_out")).ShouldBeNothing();
    }

    [Fact]
    public void A_release_leaves_the_hold_of_others_alone()
    {
        var state = State(Listed, Held("p2", Other)).Then(Release("card_declined"));
        state.Hold!.PurchaseId.ShouldBe("p2");
    }

    [Fact]
    public void A_release_after_the_transfer_changes_nothing() =>
        State(Listed, Held(), Sold()).Decide(Release("refund")).ShouldBeNothing();

    [Fact]
    public void Ownership_moves_once()
    {
        var sold = State(Listed, Held()).Then(Transfer());
        sold.OwnerId.ShouldBe(Buyer);
        sold.CreatorId.ShouldBe(Owner);
        sold.Hold.ShouldBeNull();
        sold.TimesSold.ShouldBe(1);
        sold.Decide(Transfer()).ShouldBeNothing();
        sold.Decide(Reserve()).ShouldRefuse("terms_changed");
    }

    [Fact]
    public void A_repeated_transfer_stays_done_after_the_picture_went_on()
    {
        var resold = State(Listed, Held(), Sold(), Listed, Held("p2", Other), Sold("p2", Buyer, Other));
        resold.Decide(Transfer()).ShouldBeNothing();
        resold.OwnerId.ShouldBe(Other);
    }

    [Fact]
    public void A_payment_that_settles_late_still_wins_a_free_picture()
    {
        State(Listed, Held()).Decide(Transfer(afterMinutes: 60)).ShouldBe(Sold());
        State(Listed, Held()).Then(Release("timed_out")).Decide(Transfer(afterMinutes: 60)).ShouldBe(Sold());
        var takenOverAndFreeAgain = State(Listed, Held(), Held("p2", Other), new PictureReservationReleased("p2", "card_declined"));
        takenOverAndFreeAgain.Decide(Transfer(afterMinutes: 60)).ShouldBe(Sold());
        State(Listed, Held(), Held("p2", Other, minutes: 20)).Decide(Transfer(afterMinutes: 60)).ShouldBe(Sold());
    }

    [Fact]
    public void A_payment_that_settles_late_loses_when_something_moved()
    {
        var transfer = Transfer(afterMinutes: 60);
        State(Listed, Held(), new PictureRepriced(1, "EUR")).Decide(transfer).ShouldBe(new PurchaseTurnedAway("p1", "terms_changed"));
        State(Listed, Held(), new PictureUnlisted("owner")).Decide(transfer).ShouldBe(new PurchaseTurnedAway("p1", "not_listed"));
        State(Listed, Held(), Sold("p2", Owner, Other)).Decide(transfer).ShouldBe(new PurchaseTurnedAway("p1", "not_listed"));
        State(Listed, Held(), new PictureDeleted("owner")).Decide(transfer).ShouldRefuse("picture_deleted");
    }

    [Fact]
    public void A_refused_transfer_stays_refused_when_the_picture_is_free_again()
    {
        var refused = State(Listed, Held(), Held("p2", Other, minutes: 45)).Then(Transfer(afterMinutes: 30));
        refused.OwnerId.ShouldBe(Owner);
        refused.Ended["p1"].ShouldBe(new EndedPurchase(PurchaseEnd.Closed, Buyer, "picture_reserved"));
        refused.Hold!.PurchaseId.ShouldBe("p2");
        var free = refused.Then(Release("card_declined", "p2"));
        free.Decide(Transfer(afterMinutes: 31)).ShouldRefuse("picture_reserved");
    }

    [Fact]
    public void A_transfer_under_other_terms_than_the_quoted_is_refused_for_good()
    {
        var refused = State(Listed, Held()).Then(Transfer(version: 3));
        refused.OwnerId.ShouldBe(Owner);
        refused.Hold.ShouldBeNull();
        refused.Decide(Transfer()).ShouldRefuse("terms_changed");
        refused.Then(new ListPicture(Owner, new Money(1, "EUR"), Now)).Decide(Transfer(version: 3)).ShouldRefuse("terms_changed");
    }

    [Theory]
    [InlineData("refund")]
    [InlineData("card_declined")]
    public void Money_that_goes_back_moves_no_ownership(string reason)
    {
        State(Listed, Held()).Then(Release(reason)).Decide(Transfer()).ShouldRefuse("terms_changed");
        State(Listed, Held()).Then(Release("timed_out")).Then(Release(reason)).Decide(Transfer()).ShouldRefuse("terms_changed");
        State(Listed, Held(), Held("p2", Other), new PictureReservationReleased("p2", "card_declined"))
            .Then(Release(reason)).Decide(Transfer()).ShouldRefuse("terms_changed");
    }

    [Fact]
    public void Only_the_buyer_who_held_it_gets_it()
    {
        State(Listed, Held()).Then(Transfer(buyer: Other)).OwnerId.ShouldBe(Owner);
        State(Listed).Then(Transfer()).OwnerId.ShouldBe(Owner);
        State(Listed).Then(Transfer()).Then(Reserve()).Hold.ShouldBeNull();
    }
}
