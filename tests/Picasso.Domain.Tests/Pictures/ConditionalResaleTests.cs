using Picasso.Pictures;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>A resale that depends on its seller's own purchase goes back with it, and so does what was resold after it.</summary>
public class ConditionalResaleTests
{
    private const string Third = "third";

    private static readonly DateTimeOffset s_until = Now.AddDays(120);
    private static readonly FreezeForDispute s_freeze = new("p1", Now);
    private static readonly ReverseOwnership s_reverse = new("p1", Now);

    private static PictureState Resold(params IEnumerable<PictureEvent> after) => State(
    [
        Listed, Held(), Sold(), Listed, Held("p2", Other), Sold("p2", Buyer, Other), new ResaleMadeConditional("p2", "p1", s_until), .. after,
    ]);

    private static PictureState ResoldTwice() => Resold(Listed, Held("p3", Third), Sold("p3", Other, Third));

    [Fact]
    public void Case_19_a_conditional_resale_freezes_and_goes_back_with_its_sellers_purchase()
    {
        var frozen = Resold().Then(s_freeze);
        (frozen.IsFrozen, frozen.OwnerId).ShouldBe((true, Other));

        frozen.Decide(s_reverse).ShouldBe(new ResaleUndone("p2", Other, Buyer, "p1"), new OwnershipReversed("p1", Buyer, Owner));
        var back = frozen.Then(s_reverse);
        (back.OwnerId, back.IsFrozen, back.Title).ShouldBe((Owner, false, null));
        back.Decide(s_reverse).ShouldBeNothing();
    }

    [Fact]
    public void Case_19_what_depends_on_a_conditional_title_goes_back_with_it_even_at_arms_length()
    {
        var back = ResoldTwice().Then(s_freeze);
        back.Decide(s_reverse).ShouldBe(
            new ResaleUndone("p3", Third, Other, "p1"), new ResaleUndone("p2", Other, Buyer, "p1"), new OwnershipReversed("p1", Buyer, Owner));
        // The second purchase is at nobody's arm: its own dispute does not reach the third owner, who bought at arm's length of it.
        ResoldTwice().Decide(new FreezeForDispute("p2", Now)).ShouldBe(new FreezeLifted("p2", "picture_resold"));
    }

    [Fact]
    public void From_its_date_on_a_conditional_resale_is_final()
    {
        Resold().Decide(s_freeze with { Now = s_until }).ShouldBe(new FreezeLifted("p1", "picture_resold"));
        Resold().Decide(s_freeze with { Now = s_until.AddTicks(-1) }).ShouldBe(new PictureFrozenForDispute("p1", Other));
    }

    [Fact]
    public void A_resale_that_went_back_cannot_go_back_or_freeze_again()
    {
        var back = ResoldTwice().Then(new FreezeForDispute("p3", Now)).Then(s_freeze).Then(s_reverse);
        foreach (var purchase in new[] { "p2", "p3" })
        {
            back.Decide(new FreezeForDispute(purchase, Now)).ShouldBeNothing();
            back.Decide(new ReverseOwnership(purchase, Now)).ShouldBeNothing();
            back.Decide(new LiftFreeze(purchase, "dispute_won")).ShouldBeNothing();
        }

        (back.OwnerId, back.IsFrozen).ShouldBe((Owner, false));
    }

    [Fact]
    public void A_picture_stays_frozen_until_the_last_dispute_in_its_chain_is_over()
    {
        var frozen = Resold().Then(new FreezeForDispute("p2", Now)).Then(s_freeze);
        frozen.Then(new LiftFreeze("p2", "dispute_won")).IsFrozen.ShouldBeTrue();
        frozen.Then(new LiftFreeze("p1", "dispute_won")).IsFrozen.ShouldBeTrue();
        frozen.Then(new LiftFreeze("p1", "dispute_won")).Then(new LiftFreeze("p2", "dispute_won")).IsFrozen.ShouldBeFalse();
        frozen.Then(new ReverseOwnership("p2", Now)).OwnerId.ShouldBe(Buyer);
        frozen.Then(new ReverseOwnership("p2", Now)).Then(s_reverse).OwnerId.ShouldBe(Owner);
    }

    [Fact]
    public void A_transfer_records_its_condition_and_the_creators_sale_has_none()
    {
        var first = State(Listed, Held());
        first.Decide(Transfer() with { ConditionalUntil = s_until }).ShouldBe(Sold());

        var second = State(Listed, Held(), Sold(), Listed, Held("p2", Other));
        var resale = new TransferToBuyer("p2", Buyer, Other, second.TermsVersion, Price, Now, s_until);
        second.Decide(resale).ShouldBe(Sold("p2", Buyer, Other), new ResaleMadeConditional("p2", "p1", s_until));
        second.Decide(resale with { ConditionalUntil = Now }).ShouldBe(Sold("p2", Buyer, Other));
    }

    [Fact]
    public void A_title_says_until_when_it_depends_on_others()
    {
        Resold().TitleConditionalUntil(Now).ShouldBe(s_until);
        ResoldTwice().TitleConditionalUntil(Now).ShouldBe(s_until);
        ResoldTwice().TitleConditionalUntil(s_until).ShouldBeNull();
        State(Listed, Held(), Sold()).TitleConditionalUntil(Now).ShouldBeNull();
    }
}
