using Microsoft.EntityFrameworkCore;
using Picasso.Contracts.Payments;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;
using OperatorAct = Picasso.Payments.Storing.Rows.OperatorAct;

namespace Picasso.Payments.OperatorActions;

/// <summary>Reads the states of all purchases and lists those that are stuck.</summary>
internal sealed class PaymentsOverviewReader(PaymentShards shards, TimeProvider clock)
{
    private const int MostStuck = 50;
    private const int MostActs = 50;

    // A normal purchase takes seconds; only a buyer, a bank or a dispute takes longer.
    private static readonly TimeSpan s_stuckThreshold = TimeSpan.FromMinutes(20);

    /// <summary>How many purchases are in each state.</summary>
    public async Task<IReadOnlyDictionary<PurchaseState, long>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = Enum.GetValues<PurchaseState>().ToDictionary(state => state, _ => 0L);
        foreach (var shard in shards.All)
        {
            var ofShard = await shards.AskAsync(shard, db => db.Purchases.GroupBy(row => row.CurrentState)
                .Select(group => new { group.Key, Count = group.LongCount() }).ToListAsync(cancellationToken));
            foreach (var state in ofShard)
                counts[Enum.Parse<PurchaseState>(state.Key)] += state.Count;
        }

        return counts;
    }

    /// <summary>Open purchases that record an error or take too long, oldest first.</summary>
    public async Task<IReadOnlyList<PurchaseSaga>> StuckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetStorableNow() - s_stuckThreshold;
        var (disputed, settling) = (nameof(PurchaseState.Disputed), nameof(PurchaseState.Processing));
        var found = new List<PurchaseSaga>();
        foreach (var shard in shards.All)
        {
            found.AddRange(await shards.AskAsync(shard, db => db.Purchases.AsNoTracking()
                .Where(row => row.EndedAt == null
                    && (row.LastError != "" || (row.UpdatedAt < before && row.CurrentState != disputed && row.CurrentState != settling)))
                .OrderBy(row => row.PurchaseId).Take(MostStuck).ToListAsync(cancellationToken)));
        }

        return [.. found.OrderBy(row => row.PurchaseId, StringComparer.Ordinal).Take(MostStuck)];
    }

    /// <summary>Actions of operators, latest first.</summary>
    public async Task<IReadOnlyList<OperatorAct>> ActsAsync(CancellationToken cancellationToken)
    {
        var found = new List<OperatorAct>();
        foreach (var shard in shards.All)
            found.AddRange(await shards.AskAsync(shard, db => db.Acts.AsNoTracking()
                .OrderByDescending(row => row.ActId).Take(MostActs).ToListAsync(cancellationToken)));
        return [.. found.OrderByDescending(row => row.ActId, StringComparer.Ordinal).Take(MostActs)];
    }
}
