using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Domain.Tests.Payments;

/// <summary>Until when a purchase waits, when it asks again, and what a change of state clears.</summary>
public class PurchaseTimingTests
{
    private static readonly PurchaseTimes s_times = new PurchaseOptions().ToTimes();
    private static readonly TimeSpan s_reservationEnds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);
    private static readonly PurchaseDue s_due = new("p", 0);

    [Fact]
    public void The_reservation_is_requested_again_after_the_first_pause()
    {
        var story = PurchaseStory.In(PurchaseState.Requested);
        story.When(new SaleOpened("p"));
        story.Purchase.DueAt.ShouldBe(PurchaseStory.Now + s_times.RetryFirst);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reservation_that_comes_when_its_time_is_over_is_released(bool answered)
    {
        object message = answered ? new PictureReserved("p", "picture") : s_due;
        PurchaseStory.In(PurchaseState.Requested).When(message, s_reservationEnds).ShouldBe("Rejected: ReleaseReservation (timed_out), SaleAbandoned");
        PurchaseStory.In(PurchaseState.Requested).When(message, s_reservationEnds - s_moment).ShouldNotStartWith("Rejected");
    }

    [Fact]
    public void A_reservation_that_comes_after_the_end_is_released_after_the_first_pause_again()
    {
        var story = PurchaseStory.In(PurchaseState.Rejected, purchase => purchase.DueAt = null);
        story.When(new PictureReserved("p", "picture")).ShouldBe("Rejected: ReleaseReservation (timed_out)");
        story.Purchase.DueAt.ShouldBe(PurchaseStory.Now + s_times.RetryFirst);
    }

    [Fact]
    public void A_release_is_repeated_until_it_is_confirmed()
    {
        var story = PurchaseStory.In(PurchaseState.Rejected, Releases);
        story.When(s_due).ShouldBe("Rejected: ReleaseReservation (card_declined)");
        story.Purchase.DueAt!.Value.ShouldBeGreaterThan(PurchaseStory.Now);
        story.When(new ReservationReleased("p", "picture")).ShouldBe("Rejected");
        (story.Purchase.ReleaseReason, story.Purchase.DueAt).ShouldBe(("", null));
        story.When(s_due).ShouldBe("Rejected");
        story.Purchase.DueAt.ShouldBeNull();
    }

    [Fact]
    public void A_release_is_not_repeated_once_the_reservation_has_expired()
    {
        PurchaseStory.In(PurchaseState.Rejected, Releases).When(s_due, s_reservationEnds + s_grace).ShouldBe("Rejected: ReleaseReservation (card_declined)");
        var expired = PurchaseStory.In(PurchaseState.Rejected, Releases);
        expired.When(s_due, s_reservationEnds + s_grace + s_moment).ShouldBe("Rejected");
        (expired.Purchase.ReleaseReason, expired.Purchase.DueAt).ShouldBe(("", null));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(9, true)]
    public void The_buyer_has_a_time_to_confirm_which_ends_with_the_reservation(int minutes, bool endsEarlier)
    {
        var story = PurchaseStory.In(PurchaseState.Reserved);
        story.When(new PaymentNeedsConfirmation("p"), TimeSpan.FromMinutes(minutes));
        story.Purchase.Deadline.ShouldBe(endsEarlier ? story.Purchase.ReservedUntil : PurchaseStory.Now + s_times.ConfirmationTimeout);
    }

    [Fact]
    public void A_payment_that_does_not_settle_in_time_alerts_once()
    {
        var story = PurchaseStory.In(PurchaseState.NeedsConfirmation);
        story.When(new PaymentSubmitted("p")).ShouldBe("Processing");
        story.Purchase.Deadline.ShouldBe(PurchaseStory.Now + s_times.SettlementTimeout);
        story.When(new PaymentSubmitted("p"), s_times.SettlementTimeout - s_moment).ShouldBe("Processing");
        story.When(new PaymentSubmitted("p"), s_times.SettlementTimeout).ShouldBe("Processing: alarms settlement_overdue");
        story.When(new PaymentSubmitted("p"), s_times.SettlementTimeout).ShouldBe("Processing");
    }

    [Fact]
    public void A_silent_provider_is_the_last_error_until_the_state_changes()
    {
        var story = PurchaseStory.In(PurchaseState.Reserved);
        story.When(new PaymentUnknown("p")).ShouldBe("Reserved");
        story.Purchase.LastError.ShouldBe("provider_silent");
        story.When(new PaymentSucceeded("p", "pi", 12_50, "EUR"));
        story.Purchase.LastError.ShouldBe("");
    }

    [Theory]
    [InlineData(PurchaseState.Requested)]
    [InlineData(PurchaseState.Reserved)]
    [InlineData(PurchaseState.NeedsConfirmation)]
    [InlineData(PurchaseState.Paid)]
    [InlineData(PurchaseState.Transferred)]
    public void Each_repeat_waits_longer(PurchaseState state)
    {
        var story = PurchaseStory.In(state);
        story.When(s_due);
        var first = story.Purchase.DueAt!.Value;
        story.When(s_due);
        first.ShouldBeGreaterThan(PurchaseStory.Now);
        story.Purchase.DueAt!.Value.ShouldBeGreaterThan(first);
    }

    [Fact]
    public void A_change_of_state_starts_the_pauses_again()
    {
        var story = PurchaseStory.In(PurchaseState.Reserved, purchase => purchase.Attempts = 3);
        story.When(new PaymentSucceeded("p", "pi", 12_50, "EUR", "card"), TimeSpan.FromMinutes(1));
        var at = PurchaseStory.Now.AddMinutes(1);
        (story.Purchase.Attempts, story.Purchase.UpdatedAt, story.Purchase.DueAt).ShouldBe((0, at, at + s_times.RetryFirst));
        (story.Purchase.CardMark, story.Purchase.EndedAt).ShouldBe(("card", null));
    }

    [Fact]
    public void An_ended_purchase_keeps_no_token_of_the_card_and_is_not_due()
    {
        var story = PurchaseStory.In(PurchaseState.Transferred, purchase => purchase.PaymentMethod = "pm");
        story.When(new SaleRecorded("p"));
        (story.Purchase.PaymentMethod, story.Purchase.EndedAt, story.Purchase.DueAt).ShouldBe(("", PurchaseStory.Now, null));
        var open = PurchaseStory.In(PurchaseState.Reserved, purchase => purchase.PaymentMethod = "pm");
        open.When(new PaymentNeedsConfirmation("p"));
        open.Purchase.PaymentMethod.ShouldBe("pm");
    }

    [Fact]
    public void A_payment_that_succeeds_no_longer_counts_at_the_address_and_one_that_fails_does()
    {
        var paid = PurchaseStory.In(PurchaseState.Reserved, Counts);
        paid.When(new PaymentSucceeded("p", "pi", 12_50, "EUR")).ShouldBe("Paid: TransferOwnership, CardAttemptPassed; books charge");
        paid.Purchase.AddressKey.ShouldBe("");
        var declined = PurchaseStory.In(PurchaseState.Reserved, Counts);
        declined.When(new PaymentDeclined("p", "insufficient_funds")).ShouldNotContain(nameof(CardAttemptPassed));
        declined.Purchase.AddressKey.ShouldBe("");
        PurchaseStory.In(PurchaseState.Requested, Counts).When(new ReservationRefused("p", "picture", "not_listed")).ShouldContain(nameof(CardAttemptPassed));
        var waiting = PurchaseStory.In(PurchaseState.Reserved, Counts);
        waiting.When(new PaymentNeedsConfirmation("p")).ShouldBe("NeedsConfirmation");
        waiting.Purchase.AddressKey.ShouldBe("address");
    }

    [Theory]
    [InlineData(PurchaseState.Reserved, DeclineReasons.AuthenticationFailed, Reasons.ConfirmationFailed, Reasons.ConfirmationFailed)]
    [InlineData(PurchaseState.NeedsConfirmation, DeclineReasons.Cancelled, Reasons.ConfirmationFailed, Reasons.ConfirmationFailed)]
    [InlineData(PurchaseState.Reserved, DeclineReasons.Cancelled, Reasons.TimedOut, Reasons.TimedOut)]
    [InlineData(PurchaseState.Reserved, DeclineReasons.UnknownMethod, Reasons.PaymentMethodInvalid, Reasons.CardDeclined)]
    public void A_declined_payment_has_a_reason_for_the_buyer_and_one_for_the_release(PurchaseState state, string declined, string reason, string released)
    {
        var story = PurchaseStory.In(state);
        story.When(new PaymentDeclined("p", declined)).ShouldStartWith($"Rejected: ReleaseReservation ({released})");
        story.Purchase.FailureReason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("", "Paid: TransferOwnership")]
    [InlineData("refund", "Paid: ReleaseReservation (refund)")]
    public void The_transfer_or_the_release_that_an_operator_requested_is_sent_again(string releaseReason, string sent) =>
        PurchaseStory.In(PurchaseState.Paid, purchase => purchase.ReleaseReason = releaseReason).When(s_due).ShouldBe(sent);

    [Fact]
    public void A_confirmed_release_of_a_paid_purchase_asks_for_the_transfer_whose_answer_decides()
    {
        var story = PurchaseStory.In(PurchaseState.Paid, purchase => purchase.ReleaseReason = Reasons.Refund);
        story.When(new ReservationReleased("p", "picture")).ShouldBe("Paid: TransferOwnership");
        story.Purchase.ReleaseReason.ShouldBe("");
        story.Purchase.DueAt!.Value.ShouldBeGreaterThan(PurchaseStory.Now);
    }

    [Fact]
    public void The_record_of_a_sale_is_requested_again() =>
        PurchaseStory.In(PurchaseState.Transferred).When(s_due).ShouldBe("Transferred: SaleCompleted");

    [Fact]
    public void A_sale_without_a_royalty_posts_none() => PurchaseStory.In(PurchaseState.Paid, purchase => purchase.RoyaltyMinor = 0)
        .When(new OwnershipMoved("p", "picture", 42)).ShouldBe("Transferred: SaleCompleted; books settlement");

    private static void Releases(PurchaseSaga purchase) => purchase.ReleaseReason = Reasons.CardDeclined;

    private static void Counts(PurchaseSaga purchase) => purchase.AddressKey = "address";
}
