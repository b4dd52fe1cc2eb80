using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Moves buckets while purchases run. Each step is one transaction on one shard, guarded by the ownership's state and epoch: it may be repeated by
/// any process, and a second mover finds it done. docs/decisions/0013 has the steps and why nothing is lost or doubled.
/// </summary>
internal sealed class BucketMover(PaymentShards shards, ShardInitializer introducing, TimeProvider clock, ILogger<BucketMover> logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Moves a bucket to a shard, or cancels an undecided move when the bucket is still there.</summary>
    /// <exception cref="DomainException">"shard_unknown".</exception>
    public async Task MoveAsync(int bucket, string to, CancellationToken cancellationToken)
    {
        var target = await ReadyAsync(to, cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await shards.ReloadAsync(cancellationToken);
            var here = shards.Holding(bucket);
            var ownership = await FindAsync(here, bucket, cancellationToken);
            switch (ownership.State)
            {
                case BucketStates.Held when here == target:
                    return;
                case BucketStates.Held:
                    await BeginMoveAsync(here, ownership, to, cancellationToken);
                    break;
                case BucketStates.Leaving when here == target:
                    await CancelMoveAsync(here, ownership, cancellationToken);
                    break;
                case BucketStates.Leaving:
                    await CopyAsync(here, await ReadyAsync(ownership.Peer, cancellationToken), ownership, cancellationToken);
                    break;
                case BucketStates.Arriving:
                    await CompleteMoveAsync(here, ownership, cancellationToken);
                    break;
                default:
                    // The bucket moved between the two reads.
                    await Task.Delay(s_pause, clock, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Completes moves that were already incomplete in the last round, or cancels them when the other shard does not answer.</summary>
    /// <param name="before">The buckets with incomplete moves in the last round.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The buckets with incomplete moves now.</returns>
    public async Task<IReadOnlySet<int>> ResumeAsync(IReadOnlySet<int> before, CancellationToken cancellationToken)
    {
        var halfDone = new HashSet<int>();
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
        {
            foreach (var ownership in await UnsettledAsync(shard, cancellationToken))
            {
                if (shards.Map.NameOf(ownership.Bucket) != shard.Name || !halfDone.Add(ownership.Bucket) || !before.Contains(ownership.Bucket))
                    continue;
                logger.LogWarning("Bucket {Bucket} on {Shard} is {State} {Peer}; the move continues", ownership.Bucket, shard.Name, ownership.State, ownership.Peer);
                await FinishAsync(shard, ownership, cancellationToken);
            }
        }

        return halfDone;
    }

    private async Task FinishAsync(Shard shard, BucketOwnership ownership, CancellationToken cancellationToken)
    {
        try
        {
            await MoveAsync(ownership.Bucket, ownership.State == BucketStates.Leaving ? ownership.Peer : shard.Name, cancellationToken);
        }
        catch (Exception fault) when (ownership.State == BucketStates.Leaving && !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "Bucket {Bucket} cannot move to {Peer}; it stays on {Shard}", ownership.Bucket, ownership.Peer, shard.Name);
            await CancelMoveAsync(shard, ownership, cancellationToken);
        }
    }

    /// <summary>The shard of a name, ready to hold buckets; a new shard holds none.</summary>
    /// <exception cref="DomainException">"shard_unknown".</exception>
    public async Task<Shard> ReadyAsync(string name, CancellationToken cancellationToken)
    {
        var shard = shards.Find(name) ?? throw DomainError.NotFound("shard_unknown", $"There is no shard {name} that can be reached.").ToException();
        if (!shard.IsReady)
            await shard.PrepareAsync(cancellationToken);
        if (!shard.IsReady)
            await introducing.IntroduceAsync(cancellationToken);
        return shard;
    }

    // From now on its writers wait; readers continue.
    private static Task<bool> BeginMoveAsync(Shard source, BucketOwnership ownership, string to, CancellationToken cancellationToken) =>
        InTransactionAsync(source, db => SetAsync(db, ownership, BucketStates.Leaving, ownership.Epoch, to, cancellationToken), cancellationToken);

    // A higher epoch excludes processes that still copy for the cancelled move.
    private static Task<bool> CancelMoveAsync(Shard source, BucketOwnership ownership, CancellationToken cancellationToken) =>
        InTransactionAsync(source, db => SetAsync(db, ownership, BucketStates.Held, ownership.Epoch + 2, "", cancellationToken), cancellationToken);

    private static async Task CopyAsync(Shard source, Shard target, BucketOwnership leaving, CancellationToken cancellationToken)
    {
        var arriving = new BucketOwnership { Bucket = leaving.Bucket, State = BucketStates.Arriving, Epoch = leaving.Epoch + 1, Peer = source.Name };
        await InTransactionAsync(target, db => db.BucketOwnerships
            .Where(row => row.Bucket == arriving.Bucket && row.Epoch < arriving.Epoch
                && (row.State == BucketStates.Gone || row.State == BucketStates.Arriving))
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.State, BucketStates.Arriving)
                .SetProperty(x => x.Epoch, arriving.Epoch).SetProperty(x => x.Peer, arriving.Peer), cancellationToken), cancellationToken);

        var chunks = await InTransactionAsync(source, db => PackAsync(db, leaving, cancellationToken), cancellationToken);
        if (chunks is null || !await InTransactionAsync(target, db => StoreChunksAsync(db, arriving, chunks, cancellationToken), cancellationToken))
            return;

        // The commit point: before it the bucket is held here, after it there.
        await InTransactionAsync(source, async db =>
        {
            if (!await SetAsync(db, leaving, BucketStates.Gone, arriving.Epoch, target.Name, cancellationToken))
                return false;
            foreach (var table in BucketTables.Of(db).Reverse())
                await table.RemoveAsync(db, leaving.Bucket, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>The rows of a leaving bucket; null when the bucket is no longer leaving.</summary>
    private static async Task<List<BucketChunk>?> PackAsync(PaymentsDbContext db, BucketOwnership leaving, CancellationToken cancellationToken)
    {
        // Locking the ownership row delays another mover's decision, and with it the deletion of the rows, until they are read.
        if (!await SetAsync(db, leaving, leaving.State, leaving.Epoch, leaving.Peer, cancellationToken))
            return null;
        var chunks = new List<BucketChunk>();
        foreach (var table in BucketTables.Of(db))
        {
            foreach (var rows in await table.PackAsync(db, leaving.Bucket, cancellationToken))
                chunks.Add(new BucketChunk { Bucket = leaving.Bucket, Number = chunks.Count, Table = table.Name, Rows = rows });
        }

        return chunks;
    }

    private static async Task<bool> StoreChunksAsync(
        PaymentsDbContext db, BucketOwnership arriving, IReadOnlyList<BucketChunk> chunks, CancellationToken cancellationToken)
    {
        if (!await SetAsync(db, arriving, arriving.State, arriving.Epoch, arriving.Peer, cancellationToken))
            return false;
        await db.BucketChunks.Where(row => row.Bucket == arriving.Bucket).ExecuteDeleteAsync(cancellationToken);
        db.BucketChunks.AddRange(chunks.Select(row => new BucketChunk { Bucket = row.Bucket, Number = row.Number, Table = row.Table, Rows = row.Rows }));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Task<bool> CompleteMoveAsync(
        Shard target, BucketOwnership arriving, CancellationToken cancellationToken) => InTransactionAsync(target, async db =>
    {
        if (!await SetAsync(db, arriving, BucketStates.Held, arriving.Epoch, "", cancellationToken))
            return false;
        var tables = BucketTables.Of(db).ToDictionary(table => table.Name);
        var chunks = await db.BucketChunks.AsNoTracking()
            .Where(row => row.Bucket == arriving.Bucket).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        foreach (var chunk in chunks)
            await tables[chunk.Table].UnpackAsync(db, chunk.Rows, cancellationToken);
        await db.BucketChunks.Where(row => row.Bucket == arriving.Bucket).ExecuteDeleteAsync(cancellationToken);
        return true;
    }, cancellationToken);

    private static async Task<bool> SetAsync(
        PaymentsDbContext db, BucketOwnership known, string state, long epoch, string peer, CancellationToken cancellationToken) => await db.BucketOwnerships
        .Where(row => row.Bucket == known.Bucket && row.State == known.State && row.Epoch == known.Epoch && row.Peer == known.Peer)
        .ExecuteUpdateAsync(
            row => row.SetProperty(x => x.State, state).SetProperty(x => x.Epoch, epoch).SetProperty(x => x.Peer, peer), cancellationToken) == 1;

    private static async Task<BucketOwnership> FindAsync(Shard shard, int bucket, CancellationToken cancellationToken)
    {
        await using var db = shard.Open();
        return await db.BucketOwnerships.AsNoTracking().SingleAsync(row => row.Bucket == bucket, cancellationToken);
    }

    private static async Task<List<BucketOwnership>> UnsettledAsync(Shard shard, CancellationToken cancellationToken)
    {
        await using var db = shard.Open();
        return await db.BucketOwnerships.AsNoTracking().Where(row => row.State == BucketStates.Leaving || row.State == BucketStates.Arriving)
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
