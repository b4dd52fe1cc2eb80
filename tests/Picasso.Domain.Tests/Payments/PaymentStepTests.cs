using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What a purchase sends, books and alarms from its reservation to its end.</summary>
public class PaymentStepTests
{
    private static readonly TimeSpan s_reservationEnds = TimeSpan.FromMinutes(10);

    [Fact]
    public void A_purchase_without_trouble_sends_and_books_in_this_order()
    {
        var story = PurchaseStory.In(PurchaseState.Requested, purchase => (purchase.CapturedMinor, purchase.CapturedCurrency) = (0, ""));

        story.When(new SaleOpened("p")).ShouldBe("Requested: ReservePicture");
        story.When(new SaleOpened("p")).ShouldBe("Requested", "a repeat");
        story.When(new PictureReserved("p", "picture")).ShouldBe("Reserved: ChargeCard");
        story.When(new PaymentSucceeded("p", "pi", 12_50, "EUR")).ShouldBe("Paid: TransferOwnership; books charge");
        story.When(new OwnershipMoved("p", "picture", 42)).ShouldBe("Transferred: SaleCompleted, royalty 50 to creator; books settlement");
        story.When(new SaleRecorded("p")).ShouldBe("Completed: mail buyer to buyer, mail seller to seller");
        story.Purchase.Position.ShouldBe(42);
    }

    [Theory]
    [InlineData(12_49, "EUR")]
    [InlineData(12_50, "USD")]
    public void Another_amount_than_the_price_goes_back(long minor, string currency)
    {
        var story = PurchaseStory.In(PurchaseState.Reserved);

        story.When(new PaymentSucceeded("p", "pi", minor, currency)).ShouldBe(
            "RefundPending: ReleaseReservation (refund), RefundPayment; books charge, books refund_due; alarms provider_mismatch");
        story.Purchase.FailureReason.ShouldBe(Reasons.ProviderMismatch);
    }

    [Theory]
    [InlineData("sale", "Requested: OpenSale")]
    [InlineData("reservation", "Requested: ReservePicture")]
    public void A_question_before_the_charge_is_repeated(string waitsFor, string again) =>
        PurchaseStory.In(PurchaseState.Requested, purchase => purchase.SellerInformed = waitsFor == "reservation").When(new PurchaseDue("p", 0)).ShouldBe(again);

    [Fact]
    public void A_charge_is_repeated_until_the_reservation_ends_and_then_cancelled()
    {
        PurchaseStory.In(PurchaseState.Reserved).When(new PurchaseDue("p", 0)).ShouldBe("Reserved: ChargeCard");
        PurchaseStory.In(PurchaseState.Reserved).When(new PurchaseDue("p", 0), s_reservationEnds).ShouldBe("Reserved: CancelPayment");
        PurchaseStory.In(PurchaseState.NeedsConfirmation).When(new PurchaseDue("p", 0)).ShouldBe("NeedsConfirmation: LookUpPayment");
        PurchaseStory.In(PurchaseState.NeedsConfirmation).When(new PurchaseDue("p", 0), TimeSpan.FromMinutes(5)).ShouldBe("NeedsConfirmation: CancelPayment");
    }

    [Fact]
    public void A_declined_card_frees_the_picture_and_charges_nothing()
    {
        var story = PurchaseStory.In(PurchaseState.Reserved);

        story.When(new PaymentDeclined("p", "insufficient_funds")).ShouldBe(
            "Rejected: ReleaseReservation (card_declined), SaleAbandoned, mail not-charged to buyer");
        story.Purchase.FailureReason.ShouldBe(Reasons.CardDeclined);
    }

    [Fact]
    public void Money_that_comes_after_the_end_goes_back() => PurchaseStory.In(PurchaseState.Rejected).When(new PaymentSucceeded("p", "pi", 12_50, "EUR")).ShouldBe(
        "RefundPending: ReleaseReservation (refund), RefundPayment; books charge, books refund_due; alarms late_payment");

    [Fact]
    public void A_refused_transfer_gives_the_money_back_once()
    {
        var story = PurchaseStory.In(PurchaseState.Paid);

        story.When(new TransferRefused("p", "picture", "terms_changed")).ShouldBe("RefundPending: ReleaseReservation (refund), RefundPayment; books refund_due");
        story.When(new PurchaseDue("p", 0)).ShouldBe("RefundPending: RefundPayment, ReleaseReservation (refund)");
        story.When(new RefundDelayed("p", "refund_failed")).ShouldBe("RefundPending: alarms refund_failed");
        story.When(new RefundSucceeded("p", "re", 12_49, "EUR")).ShouldBe("RefundPending: alarms refund_mismatch");
        story.When(new RefundSucceeded("p", "re", 12_50, "EUR")).ShouldBe("Refunded: SaleAbandoned, mail refund to buyer; books refund");
    }
}
