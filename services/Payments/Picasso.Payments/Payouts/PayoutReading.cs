using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Payouts;

/// <summary>Reads payouts for their seller, and failing payouts for operators.</summary>
internal sealed class PayoutReading(PaymentShards shards)
{
    private const int Most = 50;

    /// <summary>The seller's latest payouts, latest first.</summary>
    public Task<List<SellerPayout>> ListAsync(string sellerId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(sellerId), db => db.Payouts.AsNoTracking().Where(row => row.SellerId == sellerId)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.PayoutId).Take(Most).ToListAsync(cancellationToken));

    /// <summary>Payouts of all sellers whose last attempt failed, oldest first.</summary>
    public async Task<IReadOnlyList<SellerPayout>> FailingAsync(CancellationToken cancellationToken)
    {
        var failing = new List<SellerPayout>();
        foreach (var shard in shards.All)
        {
            failing.AddRange(await shards.AskAsync(shard, db => db.Payouts.AsNoTracking()
                .Where(row => row.State == PayoutStates.Due && row.LastError != "")
                .OrderBy(row => row.CreatedAt).Take(Most).ToListAsync(cancellationToken)));
        }

        return [.. failing.OrderBy(row => row.CreatedAt).Take(Most)];
    }
}
