using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Payments.Outbox;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Mailing;

/// <summary>Users has taken a mail over: it need not be asked for again.</summary>
internal sealed class PersonMailedConsumer(PaymentShards shards, OutboxCompletionWriter marks) : IConsumer<PersonMailed>
{
    public Task Consume(ConsumeContext<PersonMailed> context)
    {
        var key = context.Message.Key;
        if (MailKeys.PurchaseOf(key) is { } purchaseId)
            marks.Done(shards.OfPurchase(purchaseId).Shard, OutboxQueue.IdOfMail(key));
        return Task.CompletedTask;
    }
}
