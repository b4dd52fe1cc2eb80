using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>The saga row of one message: read before, changed by the state machine, committed. Messages never insert or delete purchases.</summary>
internal sealed class PurchaseRepositoryContext<T>(
    ConsumeContext<T> message,
    ISagaConsumeContextFactory<PaymentShards, PurchaseSaga> contexts,
    PaymentShards shards,
    PurchaseCommitter committer,
    PaymentsDbContext db,
    PurchaseSaga? purchase) : ConsumeContextScope<T>(message), SagaRepositoryContext<PurchaseSaga, T>
    where T : class
{
    private readonly ConsumeContext<T> _message = message;

    public async Task<SagaConsumeContext<PurchaseSaga, T>> Load(Guid correlationId) =>
        purchase is null ? null! : await CreateSagaConsumeContext(_message, purchase, SagaConsumeContextMode.Load);

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
