using MassTransit;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Paying;

/// <summary>
/// Carries the saga's wishes to the provider and its word back. No transaction is open meanwhile; an answer that gets lost
/// is asked for again under the same key.
/// </summary>
internal sealed class PaymentConsumer(PaymentProviderGateway gateway)
    : IConsumer<ChargeCard>, IConsumer<LookUpPayment>, IConsumer<CancelPayment>, IConsumer<RefundPayment>
{
    public Task Consume(ConsumeContext<ChargeCard> context) => AnswerAsync(context, context.Message.PurchaseId,
        (purchase, cancel) => gateway.ChargeAsync(purchase, context.Message.Again, cancel));

    public Task Consume(ConsumeContext<LookUpPayment> context) =>
        AnswerAsync(context, context.Message.PurchaseId, gateway.LookUpAsync);

    public Task Consume(ConsumeContext<CancelPayment> context) =>
        AnswerAsync(context, context.Message.PurchaseId, gateway.CancelAsync);

    public async Task Consume(ConsumeContext<RefundPayment> context)
    {
        var cancel = context.CancellationToken;
        if (await gateway.FindAsync(context.Message.PurchaseId, cancel) is not { } purchase
            || await gateway.RefundAsync(purchase, cancel) is not { } report)
            return;
        if (report.Outcome == RefundOutcome.Succeeded)
        {
            var (minor, currency) = PaymentProviderGateway.Storable(report.Amount);
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
        if (await gateway.FindAsync(purchaseId, cancel) is not { } purchase || await ask(purchase, cancel) is not { } report)
            return;
        var (minor, currency) = PaymentProviderGateway.Storable(report.Amount);
        object answer = report.Outcome switch
        {
            PaymentOutcome.Succeeded => new PaymentSucceeded(
                purchaseId, report.PaymentId, minor, currency, report.CardMark, await gateway.IsSharedAsync(purchase, report.CardMark, cancel)),
            PaymentOutcome.RequiresConfirmation => new PaymentNeedsConfirmation(purchaseId),
            PaymentOutcome.Processing => new PaymentSubmitted(purchaseId),
            PaymentOutcome.Declined => new PaymentDeclined(purchaseId, report.Reason),
            _ => new PaymentUnknown(purchaseId),
        };
        await context.Publish(answer, answer.GetType(), cancel);
    }
}
