using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Reselling;

namespace Picasso.Payments.Purchasing;

/// <summary>The picture is reserved; the provider is polled until the payment has ended.</summary>
internal static class Paying
{
    public static PurchaseState Succeeded(Purchase purchase, PaymentSucceeded paid, Step step)
    {
        Capture(purchase, paid, step);
        if (paid.AmountMinor != purchase.PriceMinor || paid.Currency != purchase.Currency)
        {
            step.Alert(Reasons.ProviderMismatch);
            return Refunding.Start(purchase, Reasons.ProviderMismatch, step);
        }

        // The card was unknown at the time of the quote.
        if (paid.IsSharedCard)
            purchase.ConditionalUntil ??= purchase.DisputableUntil;
        purchase.DependsUntil = ArmsLength.Later(purchase.DependsUntil, purchase.ConditionalUntil);
        step.Send(purchase.ToTransfer());
        return PurchaseState.Paid;
    }

    /// <summary>Money that arrived after the end of the purchase is refunded.</summary>
    public static PurchaseState SucceededTooLate(Purchase purchase, PaymentSucceeded paid, Step step)
    {
        step.Alert("late_payment");
        Capture(purchase, paid, step);
        return Refunding.Start(purchase, purchase.FailureReason, step);
    }

    public static PurchaseState NeedsConfirmation(Purchase purchase, PaymentNeedsConfirmation _, Step step)
    {
        var confirmUntil = step.Now + step.Times.ConfirmationTimeout;
        purchase.Deadline = confirmUntil < purchase.ReservedUntil ? confirmUntil : purchase.ReservedUntil;
        return PurchaseState.NeedsConfirmation;
    }

    public static PurchaseState Submitted(Purchase purchase, PaymentSubmitted _, Step step)
    {
        purchase.Deadline = step.Now + step.Times.SettlementTimeout;
        return PurchaseState.Processing;
    }

    public static PurchaseState StillSubmitted(Purchase purchase, PaymentSubmitted _, Step step)
    {
        if (step.Now >= purchase.Deadline && purchase.LastError == "")
        {
            purchase.LastError = "settlement_overdue";
            step.Alert(purchase.LastError);
        }

        return PurchaseState.Processing;
    }

    public static PurchaseState Declined(Purchase purchase, PaymentDeclined declined, Step step)
    {
        var reason = declined.Reason switch
        {
            DeclineReasons.AuthenticationFailed => Reasons.ConfirmationFailed,
            DeclineReasons.Cancelled when purchase.State == PurchaseState.NeedsConfirmation => Reasons.ConfirmationFailed,
            DeclineReasons.Cancelled => Reasons.TimedOut,
            DeclineReasons.UnknownMethod => Reasons.PaymentMethodInvalid,
            _ => Reasons.CardDeclined,
        };
        purchase.Release(reason == Reasons.PaymentMethodInvalid ? Reasons.CardDeclined : reason, step.Effects);
        var next = purchase.Reject(reason, step.Effects);
        step.Send(Receipts.NotCharged(purchase));
        return next;
    }

    public static PurchaseState Unknown(Purchase purchase, PaymentUnknown _, Step step)
    {
        purchase.LastError = "provider_silent";
        return purchase.State;
    }

    public static PurchaseState ChargeDue(Purchase purchase, PurchaseDue _, Step step)
    {
        step.Send(step.Now < purchase.ReservedUntil
            ? new ChargeCard(purchase.PurchaseId)
            : new CancelPayment(purchase.PurchaseId));
        purchase.BackOff(step);
        return PurchaseState.Reserved;
    }

    public static PurchaseState AnswerDue(Purchase purchase, PurchaseDue _, Step step)
    {
        step.Send(step.Now < purchase.Deadline
            ? new LookUpPayment(purchase.PurchaseId)
            : new CancelPayment(purchase.PurchaseId));
        purchase.BackOff(step);
        return purchase.State;
    }

    private static void Capture(Purchase purchase, PaymentSucceeded paid, Step step)
    {
        (purchase.PaymentId, purchase.CapturedMinor, purchase.CapturedCurrency) = (paid.PaymentId, paid.AmountMinor, paid.Currency);
        purchase.CardMark = paid.CardMark;
        step.Book(Bookings.Charge(purchase, step.Now));
    }
}
