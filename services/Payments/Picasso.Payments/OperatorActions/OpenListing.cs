using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Serving;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.OperatorActions;

/// <summary>Purchases of all shards that have not ended, oldest first. Ids sort by time, so a cursor is the last id.</summary>
internal sealed class OpenListing(PaymentShards shards)
{
    public async Task<Page<PurchaseSaga>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.Single("open");
        var found = new List<PurchaseSaga>();
        foreach (var shard in shards.All)
        {
            found.AddRange(await shards.AskAsync(shard, db => db.Purchases.AsNoTracking()
                .Where(row => row.EndedAt == null && (after == null || string.Compare(row.PurchaseId, after) > 0))
                .OrderBy(row => row.PurchaseId).Take(page.Size + 1).ToListAsync(cancellationToken)));
        }

        return page.Cut([.. found.OrderBy(row => row.PurchaseId, StringComparer.Ordinal)], row => PageCursor.Write("open", row.PurchaseId));
    }
}
