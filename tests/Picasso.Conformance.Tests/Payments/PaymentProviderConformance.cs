using Picasso.Kernel;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;

namespace Picasso.Conformance.Tests.Payments;

/// <summary>What every payment provider must do for us. The adapters below say how to get cards that behave in each way.</summary>
public abstract class PaymentProviderConformance
{
    private static readonly Money s_price = new(12_50, "EUR");

    private int _keys;

    private protected abstract IPaymentProvider Provider { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_card_is_charged_exactly_what_was_ordered()
    {
        var paid = await PayAsync(NewOrder(Card(CardKind.Accepted)));
        (paid.Outcome, paid.Amount).ShouldBe((PaymentOutcome.Succeeded, s_price));
        paid.PaymentId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_key_is_the_same_payment_also_for_many_at_once()
    {
        var order = NewOrder(Card(CardKind.Accepted));
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PayAsync(order), Cancel)));
        reports.Distinct().ShouldHaveSingleItem();
        (await Provider.FindAsync(order.Key, Cancel)).ShouldBe(reports[0]);
    }

    [Fact]
    public async Task Another_key_is_another_payment()
    {
        var card = Card(CardKind.Accepted);
        (await PayAsync(NewOrder(card))).PaymentId.ShouldNotBe((await PayAsync(NewOrder(card))).PaymentId);
    }

    [Fact]
    public async Task A_declined_card_stays_declined_under_its_key()
    {
        var order = NewOrder(Card(CardKind.Declined));
        var declined = await PayAsync(order);
        (declined.Outcome, declined.Reason).ShouldBe((PaymentOutcome.Declined, DeclineReasons.CardDeclined));
        (await PayAsync(order with { PaymentMethod = Card(CardKind.Accepted) })).ShouldBe(declined);
    }

    [Fact]
    public async Task An_unknown_payment_method_is_declined()
    {
        var declined = await PayAsync(NewOrder("pm_nobody"));
        (declined.Outcome, declined.Reason).ShouldBe((PaymentOutcome.Declined, DeclineReasons.UnknownMethod));
    }

    [Fact]
    public async Task What_was_never_ordered_is_not_found() =>
        (await Provider.FindAsync("never", Cancel)).Outcome.ShouldBe(PaymentOutcome.NotFound);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_waits_for_the_buyer_and_follows_the_answer(bool approve)
    {
        var order = NewOrder(Card(CardKind.NeedsConfirmation));
        (await PayAsync(order)).Outcome.ShouldBe(PaymentOutcome.RequiresConfirmation);

        Answer(order.Key, approve);

        var after = await Provider.FindAsync(order.Key, Cancel);
        (after.Outcome, after.Reason).ShouldBe(
            approve ? (PaymentOutcome.Succeeded, "") : (PaymentOutcome.Declined, DeclineReasons.AuthenticationFailed));
    }

    [Fact]
    public async Task A_submitted_payment_settles_later()
    {
        var order = NewOrder(Card(CardKind.SettlesLate));
        (await PayAsync(order)).Outcome.ShouldBe(PaymentOutcome.Processing);
        (await Provider.FindAsync(order.Key, Cancel)).Outcome.ShouldBe(PaymentOutcome.Processing);

        PassUntilSettled();

        var settled = await Provider.FindAsync(order.Key, Cancel);
        (settled.Outcome, settled.Amount).ShouldBe((PaymentOutcome.Succeeded, s_price));
    }

    [Fact]
    public async Task A_cancelled_key_is_used_up_also_when_the_order_comes_afterwards()
    {
        var order = NewOrder(Card(CardKind.Accepted));
        var cancelled = await Provider.CancelAsync(order.Key, Cancel);
        (cancelled.Outcome, cancelled.Reason).ShouldBe((PaymentOutcome.Declined, DeclineReasons.Cancelled));
        (await PayAsync(order)).Outcome.ShouldBe(PaymentOutcome.Declined);
    }

    [Fact]
    public async Task A_payment_that_waits_can_be_cancelled_and_not_confirmed_any_more()
    {
        var order = NewOrder(Card(CardKind.NeedsConfirmation));
        await PayAsync(order);
        (await Provider.CancelAsync(order.Key, Cancel)).Outcome.ShouldBe(PaymentOutcome.Declined);
        Answer(order.Key, approve: true);
        (await Provider.FindAsync(order.Key, Cancel)).Outcome.ShouldBe(PaymentOutcome.Declined);
    }

    [Fact]
    public async Task A_payment_that_was_made_is_not_undone_by_cancelling()
    {
        var order = NewOrder(Card(CardKind.Accepted));
        var paid = await PayAsync(order);
        (await Provider.CancelAsync(order.Key, Cancel)).ShouldBe(paid);
    }

    [Fact]
    public async Task A_refund_gives_all_back_once()
    {
        var order = NewOrder(Card(CardKind.Accepted));
        var refund = RefundOf(order, await PayAsync(order));

        var first = await Provider.RefundAsync(refund, Cancel);

        (first.Outcome, first.Amount).ShouldBe((RefundOutcome.Succeeded, s_price));
        (await Provider.RefundAsync(refund, Cancel)).ShouldBe(first);
        (await Provider.RefundAsync(refund with { Key = "another" }, Cancel)).Outcome.ShouldBe(RefundOutcome.Failed);
    }

    [Fact]
    public async Task A_refund_that_failed_is_tried_anew_under_its_key()
    {
        var order = NewOrder(Card(CardKind.RefundFailsFirst));
        var refund = RefundOf(order, await PayAsync(order));
        (await Provider.RefundAsync(refund, Cancel)).Outcome.ShouldBe(RefundOutcome.Failed);
        (await Provider.RefundAsync(refund, Cancel)).Outcome.ShouldBe(RefundOutcome.Succeeded);
    }

    [Fact]
    public async Task More_than_was_paid_or_another_currency_is_not_refunded()
    {
        var order = NewOrder(Card(CardKind.Accepted));
        var refund = RefundOf(order, await PayAsync(order));
        (await Provider.RefundAsync(refund with { Amount = new Money(12_51, "EUR") }, Cancel)).Outcome.ShouldBe(RefundOutcome.Failed);
        (await Provider.RefundAsync(refund with { Amount = new Money(12_50, "USD") }, Cancel)).Outcome.ShouldBe(RefundOutcome.Failed);
    }

    [Fact]
    public async Task What_the_provider_did_survives_its_restart()
    {
        var order = NewOrder(Card(CardKind.Accepted));
        var paid = await PayAsync(order);
        Restart();
        (await PayAsync(order)).ShouldBe(paid);
    }

    /// <summary>A payment method that behaves this way.</summary>
    private protected abstract string Card(CardKind kind);

    private protected abstract void Answer(string key, bool approve);

    private protected abstract void PassUntilSettled();

    private protected abstract void Restart();

    private static RefundOrder RefundOf(PaymentOrder order, PaymentReport paid) =>
        new($"{order.Key}:refund", order.Key, paid.PaymentId, s_price);

    private PaymentOrder NewOrder(string card)
    {
        var purchase = $"purchase-{Interlocked.Increment(ref _keys)}";
        return new PaymentOrder(ProviderKeys.Charge(purchase), purchase, card, s_price);
    }

    private Task<PaymentReport> PayAsync(PaymentOrder order) => Provider.PayAsync(order, Cancel);

    private protected enum CardKind
    {
        Accepted,
        Declined,
        NeedsConfirmation,
        SettlesLate,
        RefundFailsFirst,
    }
}
