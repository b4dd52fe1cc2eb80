using MassTransit;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Paying;

/// <summary>
/// Carries the saga's wishes to the provider and its word back. No transaction is open meanwhile; an answer that gets lost
/// is asked for again under the same key.
/// </summary>
internal sealed class PaymentConsumer(PaymentDesk desk)
    : IConsumer<ChargeCard>, IConsumer<LookUpPayment>, IConsumer<CancelPayment>, IConsumer<RefundPayment>
{
    public Task Consume(ConsumeContext<ChargeCard> context) => AnswerAsync(context, context.Message.PurchaseId,
        (purchase, cancel) => desk.ChargeAsync(purchase, context.Message.Again, cancel));

    public Task Consume(ConsumeContext<LookUpPayment> context) =>
        AnswerAsync(context, context.Message.PurchaseId, desk.LookUpAsync);

    public Task Consume(ConsumeContext<CancelPayment> context) =>
        AnswerAsync(context, context.Message.PurchaseId, desk.CancelAsync);

    public async Task Consume(ConsumeContext<RefundPayment> context)
    {
        var cancel = context.CancellationToken;
        if (await desk.FindAsync(context.Message.PurchaseId, cancel) is not { } purchase
            || await desk.RefundAsync(purchase, cancel) is not { } report)
            return;
        if (report.Outcome == RefundOutcome.Succeeded)
        {
            var (minor, currency) = PaymentDesk.Storable(report.Amount);
            await context.Publish(new RefundSucceeded(purchase.PurchaseId, report.RefundId, minor, currency), cancel);
        }
        else
        {
            var reason = report.Outcome == RefundOutcome.Failed ? "refund_failed" : "refund_pending";
            await context.Publish(new RefundDelayed(purchase.PurchaseId, reason), cancel);
        }
    }

    private async Task AnswerAsync(
        ConsumeContext context, string purchaseId, Func<PurchaseSaga, CancellationToken, Task<PaymentReport?>> ask)
    {
        var cancel = context.CancellationToken;
        if (await desk.FindAsync(purchaseId, cancel) is not { } purchase || await ask(purchase, cancel) is not { } report)
            return;
        var (minor, currency) = PaymentDesk.Storable(report.Amount);
        object heard = report.Outcome switch
        {
            PaymentOutcome.Succeeded => new PaymentSucceeded(
                purchaseId, report.PaymentId, minor, currency, report.CardMark, await desk.IsSharedAsync(purchase, report.CardMark, cancel)),
            PaymentOutcome.RequiresConfirmation => new PaymentNeedsConfirmation(purchaseId),
            PaymentOutcome.Processing => new PaymentSubmitted(purchaseId),
            PaymentOutcome.Declined => new PaymentDeclined(purchaseId, report.Reason),
            _ => new PaymentUnknown(purchaseId),
        };
        await context.Publish(heard, heard.GetType(), cancel);
    }
}
