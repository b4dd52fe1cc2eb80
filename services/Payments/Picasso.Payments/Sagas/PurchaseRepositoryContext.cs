using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sagas;

/// <summary>The saga row of one message: read, changed by the state machine, committed. Purchases are never made or removed by messages.</summary>
internal sealed class PurchaseRepositoryContext<T>(
    ConsumeContext<T> message,
    ISagaConsumeContextFactory<PaymentShards, PurchaseSaga> contexts,
    PaymentShards shards,
    PurchaseCommitter committer,
    PaymentsDbContext db) : ConsumeContextScope<T>(message), SagaRepositoryContext<PurchaseSaga, T>
    where T : class
{
    private readonly ConsumeContext<T> _message = message;

    public async Task<SagaConsumeContext<PurchaseSaga, T>> Load(Guid correlationId)
    {
        var purchaseId = correlationId.ToString("D");
        var purchase = await db.Purchases.SingleOrDefaultAsync(row => row.PurchaseId == purchaseId, CancellationToken);
        if (purchase is null && !await PaymentShards.HoldsAsync(db, PurchaseIds.BucketOf(purchaseId), CancellationToken))
            throw new BucketAwayException(PurchaseIds.BucketOf(purchaseId));
        return purchase is null ? null! : await CreateSagaConsumeContext(_message, purchase, SagaConsumeContextMode.Load);
    }

    public Task Update(SagaConsumeContext<PurchaseSaga> context) =>
        committer.CommitAsync(db, context.Saga, _message.MessageId, CancellationToken);

    public Task Undo(SagaConsumeContext<PurchaseSaga> context)
    {
        db.ChangeTracker.Clear();
        return Task.CompletedTask;
    }

    public Task<SagaConsumeContext<PurchaseSaga, TMessage>> CreateSagaConsumeContext<TMessage>(
        ConsumeContext<TMessage> consumeContext, PurchaseSaga instance, SagaConsumeContextMode mode)
        where TMessage : class => contexts.CreateSagaConsumeContext(shards, consumeContext, instance, mode);

    public Task<SagaConsumeContext<PurchaseSaga, T>> Add(PurchaseSaga instance) => throw Refuse();

    public Task<SagaConsumeContext<PurchaseSaga, T>> Insert(PurchaseSaga instance) => throw Refuse();

    public Task Save(SagaConsumeContext<PurchaseSaga> context) => throw Refuse();

    public Task Delete(SagaConsumeContext<PurchaseSaga> context) => throw Refuse();

    public Task Discard(SagaConsumeContext<PurchaseSaga> context) => throw Refuse();

    private static NotSupportedException Refuse() => new("A purchase begins with a buyer and is kept for ever.");
}
