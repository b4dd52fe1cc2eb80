using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sagas;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Reselling;

/// <summary>
/// Writes into the purchase of a conditional resale that its ownership went back, and makes it due: from then on it is the purchase
/// itself that goes on, however often it is woken. A repeat finds the note and changes nothing.
/// </summary>
internal sealed class ResaleUndoing(PaymentShards shards, PurchaseCommitter committer, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">The purchase is not there (yet); the message is delivered again.</exception>
    public async Task NoteAsync(UndoResale undo, CancellationToken cancellationToken)
    {
        await using var db = shards.OfPurchase(undo.PurchaseId).Open();
        var purchase = await db.Purchases.SingleOrDefaultAsync(row => row.PurchaseId == undo.PurchaseId, cancellationToken)
            ?? throw new InvalidOperationException($"Purchase {undo.PurchaseId}, which is to be undone, is not there.");
        if (purchase.UndoneBy != "")
            return;
        (purchase.UndoneBy, purchase.Attempts, purchase.DueAt) = (undo.DisputedPurchaseId, 0, clock.GetStorableNow());
        await committer.CommitAsync(db, purchase, handled: null, cancellationToken);
    }
}
