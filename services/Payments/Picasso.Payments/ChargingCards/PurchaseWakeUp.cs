using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ChargingCards;

/// <summary>Makes a purchase check at once instead of at its next scheduled check.</summary>
internal sealed class PurchaseWakeUp(PaymentShards shards, Signal<PurchaseDue> due, TimeProvider clock)
{
    public async Task NudgeAsync(PurchaseSaga purchase, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetStorableNow();
        var (id, version) = (purchase.PurchaseId, purchase.Version);
        await shards.AskAsync(shards.OfPurchase(id), db => db.Purchases
            .Where(row => row.PurchaseId == id && row.Version == version)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.DueAt, now).SetProperty(x => x.Version, version + 1), cancellationToken));
        due.Raise();
    }
}
