using Microsoft.EntityFrameworkCore;
using Picasso.Messaging;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Outbox;

/// <summary>
/// The outbox of a shard. Its rows are written with the purchase, move with its bucket and stay for a while after their delivery. A lease is named
/// by its owner and its end; attempts count postponements.
/// </summary>
internal sealed class ShardOutbox(Shard shard, OutboxQueue queue, TimeProvider clock) : IOutbox<OutboxItem>
{
    public string Part => shard.Name;

    public async Task<IReadOnlyList<OutboxLease<OutboxItem>>> TakeAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var (owner, until) = (queue.Owner, now + lease);
        await using var db = shard.Open();
        var due = await db.Outbox.Where(row => row.DoneAt == null && row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).Take(limit).Select(row => row.MessageId).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return [];
        await db.Outbox.Where(row => due.Contains(row.MessageId) && row.DoneAt == null && row.NextAttemptAt <= now)
            .ExecuteUpdateAsync(
                row => row.SetProperty(x => x.ClaimedBy, owner).SetProperty(x => x.NextAttemptAt, until), cancellationToken);
        var taken = await db.Outbox.AsNoTracking()
            .Where(row => due.Contains(row.MessageId) && row.ClaimedBy == owner && row.NextAttemptAt == until && row.DoneAt == null)
            .ToListAsync(cancellationToken);
        return [.. taken.Select(row => new OutboxItem(shard, row, IsFresh: false).ToLease())];
    }

    public Task CompleteAsync(IReadOnlyList<OutboxLease<OutboxItem>> leases, CancellationToken cancellationToken) =>
        FinishAsync([.. leases.Select(lease => lease.Id)], cancellationToken);

    public Task PostponeAsync(OutboxLease<OutboxItem> lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        ComeAgainAsync(lease, DateTimeOffset.FromUnixTimeMilliseconds(until.ToUnixTimeMilliseconds()), cancellationToken);

    public Task SetAsideAsync(OutboxLease<OutboxItem> lease, CancellationToken cancellationToken) =>
        ComeAgainAsync(lease, OutboxTime.Never, cancellationToken);

    public async Task<long> RedriveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var never = OutboxTime.Never;
        await using var db = shard.Open();
        return await db.Outbox.Where(row => row.DoneAt == null && row.NextAttemptAt >= never)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.NextAttemptAt, now), cancellationToken);
    }

    /// <summary>Nothing is left to do with these.</summary>
    public async Task FinishAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetStorableNow();
        await using var db = shard.Open();
        await db.Outbox.Where(row => messageIds.Contains(row.MessageId) && row.DoneAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.DoneAt, now), cancellationToken);
    }

    private async Task ComeAgainAsync(OutboxLease<OutboxItem> lease, DateTimeOffset next, CancellationToken cancellationToken)
    {
        var (id, attempts) = (lease.Id, (int)lease.Attempt);
        await using var db = shard.Open();
        await db.Outbox.Where(row => row.MessageId == id && row.DoneAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(x => x.Attempts, attempts).SetProperty(x => x.NextAttemptAt, next), cancellationToken);
    }
}
