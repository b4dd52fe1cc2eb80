using MassTransit;
using MassTransit.Saga;
using Microsoft.Extensions.Logging;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Sagas;

/// <summary>
/// MassTransit's door to the saga rows: finds the shard from the message, drops what was handled before, and hands the
/// state machine a repository whose one commit holds everything.
/// </summary>
internal sealed class PurchaseRepositoryFactory(
    PaymentShards shards,
    PurchaseCommitter committer,
    ISagaConsumeContextFactory<PaymentShards, PurchaseSaga> contexts,
    ILogger<PurchaseRepositoryFactory> logger) : ISagaRepositoryContextFactory<PurchaseSaga>
{
    public void Probe(ProbeContext context) => context.Add("persistence", "sharded");

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<PurchaseSaga, T>> next)
        where T : class => shards.FollowAsync(shards.OfPurchase(PurchaseMessageIds.Of(context.Message)), async db =>
    {
        if (context.MessageId is { } messageId && await Inbox.HoldsAsync(db, messageId, context.CancellationToken))
        {
            logger.LogDebug("{Message} {MessageId} was handled before", typeof(T).Name, messageId);
            return true;
        }

        await next.Send(new PurchaseRepositoryContext<T>(context, contexts, shards, committer, db));
        return true;
    }, context.CancellationToken);

    public Task SendQuery<T>(
        ConsumeContext<T> context, ISagaQuery<PurchaseSaga> query, IPipe<SagaRepositoryQueryContext<PurchaseSaga, T>> next)
        where T : class => throw new NotSupportedException("Purchases are found by their id alone.");
}
