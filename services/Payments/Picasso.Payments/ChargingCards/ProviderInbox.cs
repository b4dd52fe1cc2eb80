using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Outbox;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Providers;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ChargingCards;

/// <summary>Turns an event of the provider into outbox messages, in one transaction with the event's id: a second delivery changes nothing.</summary>
internal sealed class ProviderInbox(PaymentShards shards, OutboxQueue outbox, TimeProvider clock) : IProviderInbox
{
    private const string Consumer = "provider";

    /// <inheritdoc />
    public async Task<bool> AcceptAsync(
        string purchaseId, string eventId, IReadOnlyList<object> messages, CancellationToken cancellationToken)
    {
        var (place, bucket) = (shards.OfPurchase(purchaseId), PurchaseIds.BucketOf(purchaseId));
        var id = Ids.From($"provider/{eventId}");
        await using var db = place.Open();
        if (await IsKnownAsync(db, id, cancellationToken))
            return false;
        var now = clock.GetStorableNow();
        var leaving = messages.Select(message => outbox.Write(message, bucket, now)).ToList();
        db.Inbox.Add(new InboxMessage { MessageId = id, Consumer = Consumer, Bucket = bucket, HandledAt = now });
        db.Outbox.AddRange(leaving);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same event was inserted concurrently: the unique key rejected one. Any other failure is thrown.
            db.ChangeTracker.Clear();
            if (await IsKnownAsync(db, id, cancellationToken))
                return false;
            throw;
        }

        outbox.Offer(db.Shard, leaving);
        return true;
    }

    private static Task<bool> IsKnownAsync(PaymentsDbContext db, string id, CancellationToken cancellationToken) =>
        db.Inbox.AnyAsync(row => row.MessageId == id && row.Consumer == Consumer, cancellationToken);
}
