using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Outbox;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Reselling;

/// <summary>
/// Records in the purchase of a conditional resale that its ownership was returned, and makes it due: from then on the purchase itself continues,
/// however often it is woken. A repeat finds the record and changes nothing.
/// </summary>
internal sealed class ResaleUndoing(PaymentShards shards, PurchaseCommitter committer, TimeProvider clock) : IShardMessageHandler<UndoResale>
{
    /// <exception cref="InvalidOperationException">The purchase does not exist (yet); the message is delivered again.</exception>
    public async Task<object?> HandleAsync(UndoResale undo, CancellationToken cancellationToken)
    {
        await using var db = shards.OfPurchase(undo.PurchaseId).Open();
        var purchase = await db.Purchases.SingleOrDefaultAsync(row => row.PurchaseId == undo.PurchaseId, cancellationToken)
            ?? throw new InvalidOperationException($"Purchase {undo.PurchaseId}, which is to be undone, does not exist.");
        if (purchase.UndoneBy != "")
            return null;
        (purchase.UndoneBy, purchase.Attempts, purchase.DueAt) = (undo.DisputedPurchaseId, 0, clock.GetStorableNow());
        await committer.CommitAsync(db, purchase, handled: null, cancellationToken);
        return null;
    }
}
