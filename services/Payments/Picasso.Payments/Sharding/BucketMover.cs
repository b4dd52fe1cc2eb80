using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Moves buckets while purchases run. Each step is one transaction on one shard, guarded by the fence's state and epoch: it may be repeated by
/// any process, and of two movers the second finds it done. docs/decisions/0013 has the steps and why nothing is lost or doubled.
/// </summary>
internal sealed class BucketMover(PaymentShards shards, ShardInitializer introducing, TimeProvider clock, ILogger<BucketMover> logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Brings a bucket to a shard, or calls a move off that has not been decided yet when it is there still.</summary>
    /// <exception cref="RefusedException">"shard_unknown".</exception>
    public async Task MoveAsync(int bucket, string to, CancellationToken cancellationToken)
    {
        var target = await ReadyAsync(to, cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await shards.ReloadAsync(cancellationToken);
            var here = shards.Holding(bucket);
            var fence = await FindAsync(here, bucket, cancellationToken);
            switch (fence.State)
            {
                case FenceStates.Held when here == target:
                    return;
                case FenceStates.Held:
                    await LeaveAsync(here, fence, to, cancellationToken);
                    break;
                case FenceStates.Leaving when here == target:
                    await StayAsync(here, fence, cancellationToken);
                    break;
                case FenceStates.Leaving:
                    await CarryAsync(here, await ReadyAsync(fence.Peer, cancellationToken), fence, cancellationToken);
                    break;
                case FenceStates.Arriving:
                    await ArriveAsync(here, fence, cancellationToken);
                    break;
                default:
                    // It left between two looks.
                    await Task.Delay(s_pause, clock, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Finishes moves that are still half done since the last look, or calls them off where the other side does not answer.</summary>
    /// <param name="before">The buckets that were half done at the last look.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The buckets that are half done now.</returns>
    public async Task<IReadOnlySet<int>> ResumeAsync(IReadOnlySet<int> before, CancellationToken cancellationToken)
    {
        var halfDone = new HashSet<int>();
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
        {
            foreach (var fence in await UnsettledAsync(shard, cancellationToken))
            {
                if (shards.Map.NameOf(fence.Bucket) != shard.Name || !halfDone.Add(fence.Bucket) || !before.Contains(fence.Bucket))
                    continue;
                logger.LogWarning("Bucket {Bucket} on {Shard} is {State} {Peer}; going on", fence.Bucket, shard.Name, fence.State, fence.Peer);
                await FinishAsync(shard, fence, cancellationToken);
            }
        }

        return halfDone;
    }

    private async Task FinishAsync(Shard shard, BucketFence fence, CancellationToken cancellationToken)
    {
        try
        {
            await MoveAsync(fence.Bucket, fence.State == FenceStates.Leaving ? fence.Peer : shard.Name, cancellationToken);
        }
        catch (Exception fault) when (fence.State == FenceStates.Leaving && !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "Bucket {Bucket} cannot move to {Peer}; it stays on {Shard}", fence.Bucket, fence.Peer, shard.Name);
            await StayAsync(shard, fence, cancellationToken);
        }
    }

    /// <summary>The shard of a name, ready to hold buckets; a new one holds none yet.</summary>
    /// <exception cref="RefusedException">"shard_unknown".</exception>
    public async Task<Shard> ReadyAsync(string name, CancellationToken cancellationToken)
    {
        var shard = shards.Find(name) ?? throw Refusal.NotFound("shard_unknown", $"There is no shard {name} that can be reached.").ToException();
        if (!shard.IsReady)
            await shard.PrepareAsync(cancellationToken);
        if (!shard.IsReady)
            await introducing.IntroduceAsync(cancellationToken);
        return shard;
    }

    // From here on its writers wait, while readers go on.
    private static Task<bool> LeaveAsync(Shard source, BucketFence fence, string to, CancellationToken cancellationToken) =>
        InTransactionAsync(source, db => SetAsync(db, fence, FenceStates.Leaving, fence.Epoch, to, cancellationToken), cancellationToken);

    // With an epoch that leaves those behind who still carry for the move that was called off.
    private static Task<bool> StayAsync(Shard source, BucketFence fence, CancellationToken cancellationToken) =>
        InTransactionAsync(source, db => SetAsync(db, fence, FenceStates.Held, fence.Epoch + 2, "", cancellationToken), cancellationToken);

    private static async Task CarryAsync(Shard source, Shard target, BucketFence leaving, CancellationToken cancellationToken)
    {
        var arriving = new BucketFence { Bucket = leaving.Bucket, State = FenceStates.Arriving, Epoch = leaving.Epoch + 1, Peer = source.Name };
        await InTransactionAsync(target, db => db.Fences
            .Where(row => row.Bucket == arriving.Bucket && row.Epoch < arriving.Epoch
                && (row.State == FenceStates.Gone || row.State == FenceStates.Arriving))
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.State, FenceStates.Arriving)
                .SetProperty(x => x.Epoch, arriving.Epoch).SetProperty(x => x.Peer, arriving.Peer), cancellationToken), cancellationToken);

        var parcels = await InTransactionAsync(source, db => PackAsync(db, leaving, cancellationToken), cancellationToken);
        if (parcels is null || !await InTransactionAsync(target, db => DepositAsync(db, arriving, parcels, cancellationToken), cancellationToken))
            return;

        // The decision: before it the bucket is here, after it there.
        await InTransactionAsync(source, async db =>
        {
            if (!await SetAsync(db, leaving, FenceStates.Gone, arriving.Epoch, target.Name, cancellationToken))
                return false;
            foreach (var table in BucketTables.Of(db).Reverse())
                await table.RemoveAsync(db, leaving.Bucket, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>The rows of a bucket that is leaving; null when it is not (any more), and there is nothing to carry.</summary>
    private static async Task<List<BucketParcel>?> PackAsync(PaymentsDbContext db, BucketFence leaving, CancellationToken cancellationToken)
    {
        // Taking the fence's row keeps the decision of another mover, who would remove the rows, until these are read.
        if (!await SetAsync(db, leaving, leaving.State, leaving.Epoch, leaving.Peer, cancellationToken))
            return null;
        var parcels = new List<BucketParcel>();
        foreach (var table in BucketTables.Of(db))
        {
            foreach (var rows in await table.PackAsync(db, leaving.Bucket, cancellationToken))
                parcels.Add(new BucketParcel { Bucket = leaving.Bucket, Number = parcels.Count, Table = table.Name, Rows = rows });
        }

        return parcels;
    }

    private static async Task<bool> DepositAsync(
        PaymentsDbContext db, BucketFence arriving, IReadOnlyList<BucketParcel> parcels, CancellationToken cancellationToken)
    {
        if (!await SetAsync(db, arriving, arriving.State, arriving.Epoch, arriving.Peer, cancellationToken))
            return false;
        await db.Parcels.Where(row => row.Bucket == arriving.Bucket).ExecuteDeleteAsync(cancellationToken);
        db.Parcels.AddRange(parcels.Select(row => new BucketParcel { Bucket = row.Bucket, Number = row.Number, Table = row.Table, Rows = row.Rows }));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Task<bool> ArriveAsync(
        Shard target, BucketFence arriving, CancellationToken cancellationToken) => InTransactionAsync(target, async db =>
    {
        if (!await SetAsync(db, arriving, FenceStates.Held, arriving.Epoch, "", cancellationToken))
            return false;
        var tables = BucketTables.Of(db).ToDictionary(table => table.Name);
        var parcels = await db.Parcels.AsNoTracking()
            .Where(row => row.Bucket == arriving.Bucket).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        foreach (var parcel in parcels)
            await tables[parcel.Table].UnpackAsync(db, parcel.Rows, cancellationToken);
        await db.Parcels.Where(row => row.Bucket == arriving.Bucket).ExecuteDeleteAsync(cancellationToken);
        return true;
    }, cancellationToken);

    private static async Task<bool> SetAsync(
        PaymentsDbContext db, BucketFence known, string state, long epoch, string peer, CancellationToken cancellationToken) => await db.Fences
        .Where(row => row.Bucket == known.Bucket && row.State == known.State && row.Epoch == known.Epoch && row.Peer == known.Peer)
        .ExecuteUpdateAsync(
            row => row.SetProperty(x => x.State, state).SetProperty(x => x.Epoch, epoch).SetProperty(x => x.Peer, peer), cancellationToken) == 1;

    private static async Task<BucketFence> FindAsync(Shard shard, int bucket, CancellationToken cancellationToken)
    {
        await using var db = shard.Open();
        return await db.Fences.AsNoTracking().SingleAsync(row => row.Bucket == bucket, cancellationToken);
    }

    private static async Task<List<BucketFence>> UnsettledAsync(Shard shard, CancellationToken cancellationToken)
    {
        await using var db = shard.Open();
        return await db.Fences.AsNoTracking().Where(row => row.State == FenceStates.Leaving || row.State == FenceStates.Arriving)
            .OrderBy(row => row.Bucket).ToListAsync(cancellationToken);
    }

    private static async Task<T> InTransactionAsync<T>(Shard shard, Func<PaymentsDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var outer = shard.Open();
        return await outer.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var db = shard.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(db);
            await transaction.CommitAsync(cancellationToken);
            return result;
        });
    }
}
