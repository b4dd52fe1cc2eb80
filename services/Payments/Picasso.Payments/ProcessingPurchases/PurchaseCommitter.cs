using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Payments.Monitoring;
using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>Commits a purchase with its outbox messages, ledger entries and inbox row: all or nothing.</summary>
internal sealed class PurchaseCommitter(
    OutboxQueue outbox, KeyedSignal<PurchaseSaga> changed, PaymentsMetrics metrics, TimeProvider clock, ILogger<PurchaseCommitter> logger)
{
    private static readonly EventId s_stands = new(1, "PurchaseStands");

    /// <summary>Commits the purchase, which <paramref name="db"/> tracks.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="handled">The message that caused it; null for a direct call.</param>
    /// <param name="cancellationToken">Cancels the commit.</param>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException">Another writer committed first.</exception>
    /// <exception cref="BucketMovedException">The purchase is moving to another shard.</exception>
    public async Task CommitAsync(
        PaymentsDbContext db, PurchaseSaga purchase, Guid? handled, CancellationToken cancellationToken)
    {
        var now = clock.GetStorableNow();
        var leaving = purchase.Effects.Messages.Select(message => outbox.Write(message, purchase.Bucket, now)).ToList();
        db.Outbox.AddRange(leaving);
        db.Entries.AddRange(purchase.Effects.Entries);
        if (handled is { } messageId)
            db.Inbox.Add(Inbox.Entry(messageId, purchase.Bucket, now));
        if (purchase.Effects.IsEmpty && db.Entry(purchase).State == EntityState.Unchanged)
        {
            // A repeated or late message only adds its inbox row: a new version would invalidate a wake-up behind it.
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        purchase.Version++;
        var ended = purchase.EndedAt is not null && db.Entry(purchase).Property(row => row.EndedAt).IsModified;
        PaymentsTracing.Concerns(purchase);
        using (PaymentsTracing.Commit(db.Shard.Name))
            await db.SaveChangesAsync(cancellationToken);

        outbox.Offer(db.Shard, leaving);
        changed.Raise(purchase.PurchaseId);
        logger.LogInformation(
            s_stands, "Purchase {PurchaseId} of picture {PictureId} is {State}",
            purchase.PurchaseId, purchase.PictureId, purchase.CurrentState);
        foreach (var alarm in purchase.Effects.Alerts)
            Raise(purchase, alarm);
        if (ended)
            metrics.Ended(purchase.State, now - purchase.CreatedAt);
        purchase.Effects.Clear();
    }

    private void Raise(PurchaseSaga purchase, string alarm)
    {
        metrics.Alarm(alarm);
        logger.LogCritical("Purchase {PurchaseId} in {State}: {Alarm}", purchase.PurchaseId, purchase.CurrentState, alarm);
    }
}
