using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;

namespace Picasso.Domain.Tests.Payments;

/// <summary>A resale is undone after its own dispute was lost: the buyer gets what the bank has not returned yet.</summary>
public class UndoneAfterLossTests
{
    private const string Reversal = "sale_reversed -1075 to seller, royalty_reversed -50 to creator, mail reversed-buyer to buyer, mail reversed-seller to seller";

    [Fact]
    public void After_the_whole_amount_nothing_is_refunded()
    {
        var story = Lost(12_50, "EUR");
        story.When(new PurchaseDue("p", 0)).ShouldBe($"Reversed: sale is reversed, {Reversal}; books dispute_loss_covered, books settlement_reversed");
        (story.Purchase.FailureReason, story.Purchase.DueAt).ShouldBe((Reasons.DisputeLost, null));
    }

    [Fact]
    public void After_a_part_the_rest_is_refunded()
    {
        var story = Lost(12_00, "EUR");
        story.When(new PurchaseDue("p", 0)).ShouldStartWith("RefundPending: sale is undone, sale_undone -1075 to seller");
        (story.Purchase.FailureReason, story.Purchase.ToRefundMinor).ShouldBe((Reasons.ResaleUndone, 50));
    }

    [Fact]
    public void After_an_amount_in_another_currency_all_is_refunded()
    {
        var story = Lost(12_00, "USD");
        story.When(new PurchaseDue("p", 0)).ShouldNotContain("dispute_loss_covered");
        story.Purchase.ToRefundMinor.ShouldBe(12_50);
    }

    [Fact]
    public void It_takes_no_royalty_where_none_was_paid()
    {
        var story = Lost(12_50, "EUR");
        story.Purchase.RoyaltyMinor = 0;
        story.When(new PurchaseDue("p", 0)).ShouldNotContain("royalty");
    }

    [Theory]
    [InlineData("", Reasons.DisputeLostAfterResale)]
    [InlineData("before", Reasons.DisputeLost)]
    public void Otherwise_a_reversed_purchase_is_not_woken_again(string undoneBy, string reason)
    {
        var story = PurchaseStory.In(PurchaseState.Reversed, purchase => (purchase.UndoneBy, purchase.FailureReason) = (undoneBy, reason));
        story.When(new PurchaseDue("p", 0)).ShouldBe("Reversed");
        story.Purchase.DueAt.ShouldBeNull();
    }

    private static PurchaseStory Lost(long minor, string currency) => PurchaseStory.In(PurchaseState.Reversed, purchase =>
    {
        (purchase.UndoneBy, purchase.FailureReason) = ("before", Reasons.DisputeLostAfterResale);
        (purchase.DisputedMinor, purchase.DisputedCurrency, purchase.DisputeId) = (minor, currency, "dp");
    });
}
