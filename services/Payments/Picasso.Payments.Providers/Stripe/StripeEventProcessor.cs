using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// Processes an event by reading the object that it names. The event's own content is not used, so events may arrive twice, late and in any order.
/// </summary>
internal sealed class StripeEventProcessor(
    StripeConnection connection, StripeIntents intents, IProviderInbox inbox, ISellerAccountChanges accounts,
    ILogger<StripeEventProcessor> logger)
{
    private readonly DisputeService _disputes = new(connection.Client);

    public Task ProcessAsync(Event received, CancellationToken cancellationToken) => (received.Type, received.Data?.Object) switch
    {
        (EventTypes.PaymentIntentSucceeded or EventTypes.PaymentIntentPaymentFailed or EventTypes.PaymentIntentCanceled
            or EventTypes.PaymentIntentProcessing or EventTypes.PaymentIntentRequiresAction, PaymentIntent intent) =>
            EnqueueAsync(received, PurchaseOf(intents.Remember(intent).Metadata), purchase => [new LookUpPayment(purchase)], cancellationToken),
        (EventTypes.ChargeRefunded, Charge charge) =>
            EnqueueAsync(received, PurchaseOf(charge.Metadata), purchase => [new RefundPayment(purchase)], cancellationToken),
        (EventTypes.RefundCreated or EventTypes.RefundUpdated or EventTypes.RefundFailed or EventTypes.ChargeRefundUpdated, Refund refund) =>
            EnqueueAsync(received, PurchaseOf(refund.Metadata), purchase => [new RefundPayment(purchase)], cancellationToken),
        (EventTypes.ChargeDisputeCreated or EventTypes.ChargeDisputeUpdated or EventTypes.ChargeDisputeClosed
            or EventTypes.ChargeDisputeFundsWithdrawn or EventTypes.ChargeDisputeFundsReinstated, Dispute dispute) =>
            DisputeAsync(received, dispute.Id, cancellationToken),
        (EventTypes.AccountUpdated, Account account) => RefreshAsync(account, cancellationToken),
        _ => Task.CompletedTask,
    };

    // Read from the current account, so a second delivery has the same result.
    private Task RefreshAsync(Account account, CancellationToken cancellationToken) =>
        account.Metadata is { } metadata && metadata.TryGetValue(StripeNames.SellerId, out var seller) && Ids.IsId(seller)
            ? accounts.RefreshAsync(seller, account.Id, cancellationToken)
            : Task.CompletedTask;

    private async Task DisputeAsync(Event received, string disputeId, CancellationToken cancellationToken)
    {
        var dispute = await _disputes.GetAsync(disputeId, cancellationToken: cancellationToken);
        var intent = await intents.GetAsync(dispute.PaymentIntentId, cancellationToken);
        await EnqueueAsync(received, PurchaseOf(intent.Metadata), purchase => StripeDisputes.Messages(purchase, dispute), cancellationToken);
    }

    private async Task EnqueueAsync(Event received, string? purchaseId, Func<string, IReadOnlyList<object>> messages, CancellationToken cancellationToken)
    {
        if (purchaseId is null)
        {
            logger.LogInformation("Event {EventId} of type {Type} belongs to no purchase", received.Id, received.Type);
            return;
        }

        var isNew = await inbox.AcceptAsync(purchaseId, $"stripe/{received.Id}", messages(purchaseId), cancellationToken);
        logger.LogInformation("Event {EventId} of type {Type} on purchase {PurchaseId}, new: {IsNew}", received.Id, received.Type, purchaseId, isNew);
    }

    private static string? PurchaseOf(Dictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(StripeNames.PurchaseId, out var id) && Ids.IsId(id) ? id : null;
}
