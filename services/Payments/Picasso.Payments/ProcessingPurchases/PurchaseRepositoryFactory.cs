using MassTransit;
using MassTransit.Saga;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Bus;
using Picasso.Payments.Outbox;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>
/// MassTransit's access to the saga rows: finds the shard from the message, skips handled messages, and gives the state machine a repository with a
/// single commit.
/// </summary>
internal sealed class PurchaseRepositoryFactory(
    PaymentShards shards,
    PurchaseLoader looking,
    PurchaseCommitter committer,
    OutboxCompletionWriter marks,
    ISagaConsumeContextFactory<PaymentShards, PurchaseSaga> contexts,
    ILogger<PurchaseRepositoryFactory> logger) : ISagaRepositoryContextFactory<PurchaseSaga>
{
    public void Probe(ProbeContext context) => context.Add("persistence", "sharded");

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<PurchaseSaga, T>> next)
        where T : class
    {
        var (purchaseId, messageId) = (((IPurchaseMessage)context.Message).PurchaseId, context.MessageId ?? Guid.Empty);
        return shards.RouteAsync(shards.OfPurchase(purchaseId), async db =>
        {
            var look = await looking.LookAsync(db, purchaseId, messageId, context.CancellationToken);
            if (look.IsHandled)
                logger.LogDebug("{Message} {MessageId} was handled before", typeof(T).Name, messageId);
            else
                await next.Send(new PurchaseRepositoryContext<T>(context, contexts, shards, committer, db, look.Purchase));
            // Committed, now or before: the outbox in the purchase's shard need not deliver it again.
            if (look.Purchase is not null && Acknowledgements.IsRequired(typeof(T)))
                marks.Done(db.Shard, messageId.ToString("D"));
            return true;
        }, context.CancellationToken);
    }

    public Task SendQuery<T>(
        ConsumeContext<T> context, ISagaQuery<PurchaseSaga> query, IPipe<SagaRepositoryQueryContext<PurchaseSaga, T>> next)
        where T : class => throw new NotSupportedException("Purchases are found by their id only.");
}
