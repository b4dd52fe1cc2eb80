using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>A card provider for tests and demonstrations: it accepts test cards only and moves no real money. See <see cref="TestCards"/>.</summary>
internal sealed class SandboxProvider(SandboxTransactions books, IOptions<SandboxOptions> options, TimeProvider clock) : IPaymentProvider
{
    public Task<PaymentReport> PayAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Report(books.Write(entries => entries.FindPayment(order.Key) is { } known
            ? Settle(entries, known)
            : entries.AddPayment(Decide(order, entries.FindMethod(order.PaymentMethod)), order.PurchaseId, clock.GetUtcNow()))));
    }

    public Task<PaymentReport> FindAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(books.Write(entries => entries.FindPayment(key) is { } known
            ? Report(Settle(entries, known))
            : new PaymentReport(PaymentOutcome.NotFound)));
    }

    public Task<PaymentReport> CancelAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Report(books.Write(entries => Cancel(entries, key))));
    }

    public Task<RefundReport> RefundAsync(RefundOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(books.Write(entries => Refund(entries, order)));
    }

    /// <summary>The buyer's answer to the authentication; false when none is pending.</summary>
    public bool Answer(string key, bool approve) => books.Write(entries =>
    {
        if (entries.FindPayment(key) is not { State: SandboxStates.RequiresConfirmation } waiting)
            return false;
        if (approve)
            entries.Set(waiting, SandboxStates.Succeeded);
        else
            entries.Set(waiting, SandboxStates.Declined, DeclineReasons.AuthenticationFailed);
        return true;
    });

    private SandboxPayment Decide(PaymentOrder order, SandboxMethod? method)
    {
        var (state, reason) = method is null
            ? (SandboxStates.Declined, DeclineReasons.UnknownMethod)
            : Enum.Parse<CardBehaviour>(method.Behaviour) switch
            {
                CardBehaviour.Declines => (SandboxStates.Declined, DeclineReasons.CardDeclined),
                CardBehaviour.NeedsConfirmation => (SandboxStates.RequiresConfirmation, ""),
                CardBehaviour.SettlesLate => (SandboxStates.Processing, ""),
                _ => (SandboxStates.Succeeded, ""),
            };
        return new SandboxPayment(
            order.Key, $"pay_{Ids.New(clock)}", method?.Behaviour ?? "", order.Amount.Minor, order.Amount.Currency, state, reason,
            (clock.GetUtcNow() + options.Value.SettleAfter).ToUnixTimeMilliseconds(), method?.Fingerprint ?? "");
    }

    private SandboxPayment Settle(SandboxEntries entries, SandboxPayment payment) =>
        payment.State == SandboxStates.Processing && clock.GetUtcNow().ToUnixTimeMilliseconds() >= payment.SettlesAt
            ? entries.Set(payment, SandboxStates.Succeeded)
            : payment;

    // An order under a cancelled key may still arrive; the row marks its key as used.
    private SandboxPayment Cancel(SandboxEntries entries, string key)
    {
        if (entries.FindPayment(key) is not { } known)
        {
            var tombstone = new SandboxPayment(
                key, $"pay_{Ids.New(clock)}", "", 0, "", SandboxStates.Declined, DeclineReasons.Cancelled, 0);
            return entries.AddPayment(tombstone, "", clock.GetUtcNow());
        }

        return known.State == SandboxStates.RequiresConfirmation
            ? entries.Set(known, SandboxStates.Declined, DeclineReasons.Cancelled)
            : Settle(entries, known);
    }

    private RefundReport Refund(SandboxEntries entries, RefundOrder order)
    {
        if (entries.FindPaymentById(order.PaymentId) is not { State: SandboxStates.Succeeded } payment
            || payment.Currency != order.Amount.Currency
            || entries.DisputeOf(payment.Id) is SandboxStates.Open or SandboxStates.Lost
            || order.Amount.Minor > payment.AmountMinor - entries.RefundedOf(payment.Id, order.Key))
            return new RefundReport(RefundOutcome.Failed);
        var known = entries.FindRefund(order.Key)
            ?? new SandboxRefund(order.Key, $"re_{Ids.New(clock)}", order.Amount.Minor, order.Amount.Currency, SandboxStates.Failed, 0);
        if (known.State != SandboxStates.Succeeded)
        {
            var fails = payment.Behaviour == nameof(CardBehaviour.RefundFailsFirst) && known.Attempts < options.Value.FailingRefunds;
            known = known with { Attempts = known.Attempts + 1, State = fails ? SandboxStates.Failed : SandboxStates.Succeeded };
            entries.PutRefund(known, payment.Id, clock.GetUtcNow());
        }

        return known.State == SandboxStates.Succeeded
            ? new RefundReport(RefundOutcome.Succeeded, known.Id, new Money(known.AmountMinor, known.Currency))
            : new RefundReport(RefundOutcome.Failed, known.Id);
    }

    private static PaymentReport Report(SandboxPayment payment) => payment.State switch
    {
        SandboxStates.Succeeded =>
            new(PaymentOutcome.Succeeded, payment.Id, new Money(payment.AmountMinor, payment.Currency),
                CardMark: CardFingerprints.Mark("sandbox", payment.Fingerprint)),
        SandboxStates.RequiresConfirmation => new(PaymentOutcome.RequiresConfirmation, payment.Id),
        SandboxStates.Processing => new(PaymentOutcome.Processing, payment.Id),
        SandboxStates.Declined => new(PaymentOutcome.Declined, payment.Id, Reason: payment.Reason),
        _ => throw new InvalidOperationException($"Payment {payment.Id} is {payment.State}."),
    };
}
