using MassTransit;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ChargingCards;

/// <summary>
/// Sends the saga's commands to the provider and publishes the answers. No transaction is open during a call; a lost answer is requested again under
/// the same key.
/// </summary>
internal sealed class PaymentConsumer(PaymentProviderGateway gateway, RecentCalls recent)
    : IConsumer<ChargeCard>, IConsumer<LookUpPayment>, IConsumer<CancelPayment>, IConsumer<RefundPayment>
{
    /// <summary>Parallel calls to the provider. Calls wait for the network, so a slow call must not delay the payments of others.</summary>
    public const int AtOnce = 16;

    public Task Consume(ConsumeContext<ChargeCard> context) => recent.OnceAsync(
        context, context.Message.PurchaseId, () => AnswerAsync(context, context.Message.PurchaseId, gateway.ChargeAsync));

    // The saga does not repeat this command after the end of a purchase, so none is left out.
    public Task Consume(ConsumeContext<LookUpPayment> context) =>
        AnswerAsync(context, context.Message.PurchaseId, gateway.LookUpAsync);

    public Task Consume(ConsumeContext<CancelPayment> context) => recent.OnceAsync(
        context, context.Message.PurchaseId, () => AnswerAsync(context, context.Message.PurchaseId, gateway.CancelAsync));

    public Task Consume(ConsumeContext<RefundPayment> context) =>
        recent.OnceAsync(context, context.Message.PurchaseId, () => RefundAsync(context));

    private async Task RefundAsync(ConsumeContext<RefundPayment> context)
    {
        var cancellationToken = context.CancellationToken;
        if (await gateway.FindAsync(context.Message.PurchaseId, cancellationToken) is not { } purchase
            || await gateway.RefundAsync(purchase, cancellationToken) is not { } report)
            return;
        if (report.Outcome == RefundOutcome.Succeeded)
        {
            var (minor, currency) = PaymentProviderGateway.Storable(report.Amount);
            await context.Publish(new RefundSucceeded(purchase.PurchaseId, report.RefundId, minor, currency), cancellationToken);
        }
        else
        {
            var reason = report.Outcome == RefundOutcome.Failed ? "refund_failed" : "refund_pending";
            await context.Publish(new RefundDelayed(purchase.PurchaseId, reason), cancellationToken);
        }
    }

    private async Task AnswerAsync(
        ConsumeContext context, string purchaseId, Func<PurchaseSaga, CancellationToken, Task<PaymentReport?>> ask)
    {
        var cancellationToken = context.CancellationToken;
        if (await gateway.FindAsync(purchaseId, cancellationToken) is not { } purchase || await ask(purchase, cancellationToken) is not { } report)
            return;
        var (minor, currency) = PaymentProviderGateway.Storable(report.Amount);
        object answer = report.Outcome switch
        {
            PaymentOutcome.Succeeded => new PaymentSucceeded(
                purchaseId, report.PaymentId, minor, currency, report.CardMark,
                await gateway.IsSharedAsync(purchase, report.CardMark, cancellationToken)),
            PaymentOutcome.RequiresConfirmation => new PaymentNeedsConfirmation(purchaseId),
            PaymentOutcome.Processing => new PaymentSubmitted(purchaseId),
            PaymentOutcome.Declined => new PaymentDeclined(purchaseId, report.Reason),
            _ => new PaymentUnknown(purchaseId),
        };
        await context.Publish(answer, answer.GetType(), cancellationToken);
    }
}
