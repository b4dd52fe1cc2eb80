using Picasso.Kernel;
using Picasso.Pictures;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

public class DisputeTests
{
    private static readonly FreezeForDispute s_freeze = new("p1", Now);

    private static PictureState Bought(params IEnumerable<PictureEvent> after) => State([Listed, Held(), Sold(), .. after]);

    private static PictureState Frozen() => Bought(new PictureFrozenForDispute("p1", Buyer));

    [Fact]
    public void A_disputed_purchase_freezes_the_picture_of_its_buyer_and_ends_the_offer()
    {
        var offered = Bought(Listed);
        offered.Decide(s_freeze).ShouldBe(new PictureFrozenForDispute("p1", Buyer));

        var frozen = offered.Then(s_freeze);
        (frozen.IsFrozen, frozen.Offer, frozen.OwnerId).ShouldBe((true, null, Buyer));
        frozen.TermsVersion.ShouldBe(offered.TermsVersion + 1);
        frozen.Decide(s_freeze).ShouldBeNothing();
    }

    [Fact]
    public void While_frozen_it_can_be_neither_offered_nor_described_nor_sold()
    {
        var frozen = Frozen();
        frozen.Decide(new ListPicture(Buyer, Price, Now)).ShouldRefuse("picture_frozen");
        frozen.Decide(new WriteOwnerNote(Buyer, "Mine", Now)).ShouldRefuse("picture_frozen");
        frozen.Decide(new DescribePicture(Buyer, Words with { Title = "Mine" }, Now)).ShouldRefuse("words_fixed");
        frozen.Decide(Reserve("p2", Other, frozen.TermsVersion)).ShouldRefuse("picture_frozen");
        frozen.Decide(new UnlistPicture(Buyer, Now)).ShouldBeNothing();
    }

    [Fact]
    public void Who_is_paying_for_it_when_the_dispute_comes_is_turned_away_and_refunded()
    {
        var paying = Bought(Listed, Held("p2", Other));
        var frozen = paying.Then(s_freeze);

        var transfer = new TransferToBuyer("p2", Buyer, Other, paying.TermsVersion, Price, Now);
        frozen.Decide(transfer).ShouldBe(new PurchaseTurnedAway("p2", "picture_frozen"));
        frozen.Then(transfer).Decide(transfer).ShouldRefuse("picture_frozen");
    }

    [Fact]
    public void Won_the_owner_goes_on_and_a_late_freeze_changes_nothing()
    {
        var free = Frozen().Then(new LiftFreeze("p1", "dispute_won"));
        (free.IsFrozen, free.OwnerId).ShouldBe((false, Buyer));
        free.Decide(s_freeze).ShouldBeNothing();
        free.Decide(new LiftFreeze("p1", "dispute_won")).ShouldBeNothing();
        free.Decide(new ReverseOwnership("p1", Now)).ShouldRefuse("not_frozen");
        free.Then(new ListPicture(Buyer, Price, Now)).Offer.ShouldBe(Price);
    }

    [Fact]
    public void Case_18_lost_the_ownership_goes_back_by_an_event_of_its_own()
    {
        var frozen = Frozen();
        frozen.Decide(new ReverseOwnership("p1", Now)).ShouldBe(new OwnershipReversed("p1", Buyer, Owner));

        var back = frozen.Then(new ReverseOwnership("p1", Now));
        (back.OwnerId, back.IsFrozen, back.Title).ShouldBe((Owner, false, null));
        back.TermsVersion.ShouldBe(frozen.TermsVersion + 1);
        back.Decide(new ReverseOwnership("p1", Now)).ShouldBeNothing();
        back.Decide(s_freeze).ShouldBeNothing();
        back.Decide(Transfer()).ShouldBeNothing();
        back.Decide(new ListPicture(Buyer, Price, Now)).ShouldRefuse("not_owner");
        back.Then(new ListPicture(Owner, Price, Now)).Offer.ShouldBe(Price);
    }

    [Fact]
    public void Case_19_after_a_resale_the_owner_in_good_faith_keeps_it()
    {
        var resold = Bought(Listed, Held("p2", Other), Sold("p2", Buyer, Other));
        resold.Decide(s_freeze).ShouldBe(new FreezeLifted("p1", "picture_resold"));

        var noted = resold.Then(s_freeze);
        (noted.OwnerId, noted.IsFrozen).ShouldBe((Other, false));
        noted.Decide(new ReverseOwnership("p1", Now)).ShouldBe(new FreezeLifted("p1", "lost_after_resale"));
        noted.Then(new ReverseOwnership("p1", Now)).Decide(new ReverseOwnership("p1", Now)).ShouldBeNothing();
        // Should the resale be reversed later, a repeat of the first dispute still does not reach the picture.
        noted.Then(new FreezeForDispute("p2", Now)).Then(new ReverseOwnership("p2", Now)).Decide(s_freeze).ShouldBeNothing();
    }

    [Fact]
    public void Case_19_who_has_the_money_again_does_not_get_the_picture_when_the_resale_goes_back()
    {
        var resold = Bought(Listed, Held("p2", Other), Sold("p2", Buyer, Other)).Then(s_freeze).Then(new FreezeForDispute("p2", Now));

        var lostFirst = resold.Then(new ReverseOwnership("p1", Now));
        lostFirst.Decide(new ReverseOwnership("p2", Now)).ShouldBe(
            new OwnershipReversed("p2", Other, Buyer), new ResaleUndone("p1", Buyer, Owner, "p2"));
        var lostLast = resold.Then(new ReverseOwnership("p2", Now));
        lostLast.OwnerId.ShouldBe(Buyer);
        lostLast.Decide(new ReverseOwnership("p1", Now)).ShouldBe(new OwnershipReversed("p1", Buyer, Owner));
    }

    [Fact]
    public void Of_two_disputes_each_gives_the_picture_back_one_step()
    {
        var resold = Bought(Listed, Held("p2", Other), Sold("p2", Buyer, Other));
        var once = resold.Then(new FreezeForDispute("p2", Now)).Then(new ReverseOwnership("p2", Now));
        (once.OwnerId, once.Title?.PurchaseId).ShouldBe((Buyer, "p1"));
        once.Then(s_freeze).Then(new ReverseOwnership("p1", Now)).OwnerId.ShouldBe(Owner);
    }

    [Fact]
    public void A_purchase_that_never_moved_the_picture_freezes_nothing() =>
        State(Listed, Held()).Decide(s_freeze).ShouldRefuse("not_bought");

    [Theory]
    [InlineData(-1)]
    [InlineData(2001)]
    public void A_royalty_is_a_fifth_of_the_price_at_most(int basisPoints) =>
        State().Decide(new ListPicture(Owner, Price, Now, basisPoints)).ShouldRefuse("royalty_invalid");

    [Fact]
    public void A_royalty_is_fixed_by_the_first_listing_and_never_changes()
    {
        State().Decide(new ListPicture(Owner, Price, Now, 500)).ShouldBe(new RoyaltyFixed(500), Listed);
        State().Decide(new ListPicture(Owner, Price, Now, 0)).ShouldBe(Listed);

        var fixedAt5 = State().Then(new ListPicture(Owner, Price, Now, 500)).Then(new UnlistPicture(Owner, Now));
        fixedAt5.RoyaltyBasisPoints.ShouldBe(500);
        fixedAt5.Decide(new ListPicture(Owner, Price, Now, 501)).ShouldRefuse("royalty_fixed");
        fixedAt5.Decide(new ListPicture(Owner, Price, Now, 500)).ShouldBe(Listed);
        fixedAt5.Decide(new ListPicture(Owner, Price, Now)).ShouldBe(Listed);
        State(Listed, new PictureUnlisted("owner")).Decide(new ListPicture(Owner, Price, Now, 1)).ShouldRefuse("royalty_fixed");
    }
}
