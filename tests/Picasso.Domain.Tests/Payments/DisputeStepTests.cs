using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What a disputed purchase sends, books and alarms, step by step.</summary>
public class DisputeStepTests
{
    private const string Opened =
        "Disputed: FreezePicture, sale is disputed, mail disputed-buyer to buyer, mail disputed-seller to seller; books dispute";

    private static readonly PaymentDisputed s_disputed = new("p", "dp_1", 12_50, "EUR", PurchaseStory.Now);
    private static readonly PaymentDisputed s_disputedInPart = s_disputed with { AmountMinor = 12_49 };
    private static readonly DisputeEnded s_lost = new("p", "dp_1", Won: false);
    private static readonly DisputeEnded s_won = new("p", "dp_1", Won: true);
    private static readonly PictureFrozen s_frozen = new("p", "picture");
    private static readonly PictureNotFrozen s_notFrozen = new("p", "picture", "resold");
    private static readonly PictureUnfrozen s_unfrozen = new("p", "picture");
    private static readonly ReturnRefused s_returnRefused = new("p", "picture", "resold");

    [Fact]
    public void Lost_the_picture_goes_back_with_its_resales_and_earnings_are_reversed()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_disputed).ShouldBe(Opened);
        story.When(s_frozen).ShouldBe("Disputed");
        story.When(s_lost).ShouldBe("Disputed: ReturnOwnership");
        story.When(new OwnershipReturned("p", "picture", 7, ["resale"])).ShouldBe(
            "Reversed: UndoResale of resale, sale is reversed, sale_reversed -1075 to seller, royalty_reversed -50 to creator, "
            + "mail reversed-buyer to buyer, mail reversed-seller to seller; books settlement_reversed, books chargeback");
        story.Purchase.FailureReason.ShouldBe(Reasons.DisputeLost);
    }

    [Fact]
    public void A_lost_dispute_takes_no_royalty_where_none_was_paid()
    {
        var story = PurchaseStory.In(PurchaseState.Completed, purchase => purchase.RoyaltyMinor = 0);
        story.When(s_disputed);
        story.When(s_frozen);
        story.When(s_lost);

        story.When(new OwnershipReturned("p", "picture", 7)).ShouldNotContain("royalty");
    }

    [Fact]
    public void Won_the_picture_is_free_again_and_the_sale_stands()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_disputed);
        story.When(s_frozen);
        story.When(s_won).ShouldBe("Disputed: UnfreezePicture (dispute_won)");
        story.When(s_unfrozen).ShouldBe("Upheld: sale is upheld, mail upheld-buyer to buyer, mail upheld-seller to seller; books dispute_won");
    }

    [Fact]
    public void Won_after_a_resale_nothing_is_to_be_unfrozen()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_disputed);
        story.When(s_notFrozen).ShouldBe("Disputed");
        story.When(s_won).ShouldStartWith("Upheld: sale is upheld");
    }

    [Theory]
    [InlineData(false, "Disputed: ClaimReserve of 1250 EUR")]
    [InlineData(true, "Disputed: ClaimReserve of 1250 EUR; alarms return_refused")]
    public void Lost_and_the_present_owner_keeps_it_the_sellers_reserve_is_claimed(bool wasFrozen, string claim)
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_disputed);
        story.When(wasFrozen ? s_frozen : s_notFrozen);
        story.When(s_lost).ShouldBe("Disputed: ReturnOwnership");
        story.When(s_returnRefused).ShouldBe(claim);
        story.When(new ReserveClaimed("p", 300)).ShouldBe("Reversed: sale is lost, mail lost-buyer to buyer, mail lost-seller to seller; books dispute_loss");
        story.Purchase.FailureReason.ShouldBe(Reasons.DisputeLostAfterResale);
    }

    [Fact]
    public void A_part_that_is_lost_leaves_the_picture_with_its_owner()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_disputedInPart).ShouldBe(Opened + "; alarms dispute_partial");
        story.When(s_frozen);
        story.When(s_lost).ShouldBe("Disputed: UnfreezePicture (dispute_partial)");
        story.When(s_unfrozen).ShouldBe("Disputed: ClaimReserve of 1249 EUR");
        story.When(new ReserveClaimed("p", 1249)).ShouldStartWith("Reversed: sale is lost");
    }

    [Fact]
    public void Answers_to_no_question_change_nothing()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);
        story.When(s_disputed);

        story.When(s_unfrozen).ShouldBe("Disputed");
        story.When(new OwnershipReturned("p", "picture", 7)).ShouldBe("Disputed");
        story.When(s_returnRefused).ShouldBe("Disputed");
        story.When(new ReserveClaimed("p", 300)).ShouldBe("Disputed");
        story.When(s_frozen);
        story.When(s_frozen).ShouldBe("Disputed", "a repeat");
        story.When(s_unfrozen).ShouldBe("Disputed", "the bank has not decided");
    }

    [Fact]
    public void Another_dispute_or_another_decision_raises_an_alarm()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);
        story.When(s_disputed);

        story.When(s_disputed).ShouldBe("Disputed", "a repeat");
        story.When(s_disputed with { DisputeId = "dp_2" }).ShouldBe("Disputed: alarms disputed_again");
        story.When(s_frozen);
        story.When(s_lost);
        story.When(s_lost).ShouldBe("Disputed", "a repeat");
        story.When(s_won).ShouldBe("Disputed: alarms dispute_turned");
        story.When(s_lost with { DisputeId = "dp_2" }).ShouldBe("Disputed: alarms dispute_turned");
    }

    [Fact]
    public void A_question_is_repeated_with_a_growing_pause()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);
        story.When(s_disputed);

        story.When(new PurchaseDue("p", 0)).ShouldBe("Disputed: FreezePicture");
        var first = story.Purchase.DueAt!.Value;
        story.When(new PurchaseDue("p", 0)).ShouldBe("Disputed: FreezePicture");
        story.Purchase.DueAt!.Value.ShouldBeGreaterThan(first);
        first.ShouldBeGreaterThan(PurchaseStory.Now);
        story.When(s_frozen);
        story.When(new PurchaseDue("p", 0)).ShouldBe("Disputed", "the bank has not decided");
        story.When(s_lost);
        story.Purchase.DueAt!.Value.ShouldBeGreaterThan(PurchaseStory.Now);
        story.When(new PurchaseDue("p", 0)).ShouldBe("Disputed: ReturnOwnership");
    }

    [Fact]
    public void A_decision_that_came_before_the_dispute_counts()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_lost).ShouldBe("Completed");
        story.When(s_disputed).ShouldBe(Opened);
        story.When(s_frozen).ShouldBe("Disputed: ReturnOwnership");
    }

    [Fact]
    public void A_decision_about_another_dispute_does_not_count()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(s_lost with { DisputeId = "dp_0" });
        story.When(s_disputed).ShouldBe(Opened);
        story.When(s_frozen).ShouldBe("Disputed");
    }

    [Fact]
    public void A_resale_whose_sellers_purchase_was_undone_is_refunded_in_full()
    {
        var story = PurchaseStory.In(PurchaseState.Completed, purchase => purchase.UndoneBy = "before");

        story.When(new PurchaseDue("p", 0)).ShouldBe(
            "RefundPending: sale is undone, sale_undone -1075 to seller, royalty_reversed -50 to creator, mail undone-seller to seller, RefundPayment; "
            + "books settlement_reversed, books refund_due");
        (story.Purchase.FailureReason, story.Purchase.ToRefundMinor).ShouldBe((Reasons.ResaleUndone, 12_50));
    }

    [Fact]
    public void A_completed_purchase_that_was_not_undone_is_not_woken_again()
    {
        var story = PurchaseStory.In(PurchaseState.Completed);

        story.When(new PurchaseDue("p", 0)).ShouldBe("Completed");
        story.Purchase.DueAt.ShouldBeNull();
    }
}
