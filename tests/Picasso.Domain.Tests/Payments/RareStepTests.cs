using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Reselling;
using Purchase = Picasso.Payments.Purchasing.Purchase;

namespace Picasso.Domain.Tests.Payments;

/// <summary>Disputes that come early, late or twice, cards that two sides share, and refunds that wait.</summary>
public class RareStepTests
{
    private static readonly PaymentDisputed s_disputed = new("p", "dp_1", 12_50, "EUR", PurchaseStory.Now);
    private static readonly DateTimeOffset s_later = PurchaseStory.Now.AddDays(9);

    [Fact]
    public void A_dispute_before_the_end_opens_at_the_end_and_another_alerts()
    {
        var story = PurchaseStory.In(PurchaseState.Transferred);
        story.When(s_disputed with { AmountMinor = 0, DisputeId = "" }).ShouldBe("Transferred", "nothing is disputed");
        story.When(s_disputed).ShouldBe("Transferred");
        story.When(s_disputed).ShouldBe("Transferred", "a repeat");
        story.When(s_disputed with { DisputeId = "dp_2" }).ShouldBe("Transferred: alarms disputed_again");
        story.When(new SaleRecorded("p")).ShouldStartWith("Disputed: mail buyer to buyer, mail seller to seller, FreezePicture");
    }

    [Fact]
    public void A_dispute_during_a_refund_alerts_once()
    {
        var story = PurchaseStory.In(PurchaseState.RefundPending);
        story.When(s_disputed).ShouldBe("RefundPending: alarms disputed_in_refund");
        story.When(s_disputed).ShouldBe("RefundPending", "a repeat");
    }

    [Fact]
    public void After_the_end_of_a_dispute_only_another_one_or_another_end_alerts()
    {
        var story = PurchaseStory.In(PurchaseState.Upheld, purchase => (purchase.DisputeId, purchase.DisputeOutcome) = ("dp_1", DisputeOutcome.Won));
        story.When(new DisputeEnded("p", "dp_1", Won: true)).ShouldBe("Upheld", "a repeat");
        story.When(new DisputeEnded("p", "dp_1", Won: false)).ShouldBe("Upheld: alarms dispute_turned");
        story.When(new DisputeEnded("p", "dp_2", Won: true)).ShouldBe("Upheld: alarms dispute_turned");
    }

    [Fact]
    public void The_status_of_a_sale_has_the_version_that_is_committed_with_it()
    {
        var effects = new PurchaseEffects();
        new Purchase { PurchaseId = "p", SellerId = "seller", Version = 4 }.SendSaleStatus("disputed", effects);
        effects.Messages.ShouldBe([new SaleStandingChanged("p", "seller", "disputed", 5)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_card_that_seller_and_buyer_share_makes_a_resale_conditional(bool shared)
    {
        var story = PurchaseStory.In(PurchaseState.Reserved, purchase => purchase.DisputableUntil = s_later);
        story.When(new PaymentSucceeded("p", "pi", 12_50, "EUR", "card", shared));
        (story.Purchase.ConditionalUntil, story.Purchase.DependsUntil).ShouldBe(shared ? (s_later, s_later) : (null, null));
    }

    [Fact]
    public void Of_two_times_the_later_one_counts()
    {
        ArmsLength.Later(PurchaseStory.Now, s_later).ShouldBe(s_later);
        ArmsLength.Later(s_later, PurchaseStory.Now).ShouldBe(s_later);
        ArmsLength.Later(null, s_later).ShouldBe(s_later);
        ArmsLength.Later(s_later, null).ShouldBe(s_later);
    }

    [Fact]
    public void A_refund_that_waits_says_why_and_is_tried_again_later()
    {
        var story = PurchaseStory.In(PurchaseState.RefundPending);
        story.When(new RefundDelayed("p", "refund_failed"));
        story.Purchase.LastError.ShouldBe("refund_failed");
        story.When(new PurchaseDue("p", 0)).ShouldBe("RefundPending: RefundPayment");
        story.Purchase.DueAt!.Value.ShouldBeGreaterThan(PurchaseStory.Now);
    }

    [Fact]
    public void Effects_are_empty_until_something_follows()
    {
        new PurchaseEffects().IsEmpty.ShouldBeTrue();
        foreach (var follows in new Action<PurchaseEffects>[] { effects => effects.Send("message"), effects => effects.Book(null!), effects => effects.Alert("alert") })
        {
            var effects = new PurchaseEffects();
            follows(effects);
            effects.IsEmpty.ShouldBeFalse();
            effects.Clear();
            effects.IsEmpty.ShouldBeTrue();
        }
    }
}
