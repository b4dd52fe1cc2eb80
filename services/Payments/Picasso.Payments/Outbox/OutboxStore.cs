using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Outbox;

/// <summary>The relay's statements on the outbox of a shard.</summary>
internal sealed class OutboxStore(OutboxQueue queue, IOptions<RelayOptions> options, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Takes rows whose lease or pause is over; of two that try, one gets each.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(Shard shard, CancellationToken cancellationToken)
    {
        var now = clock.GetStorableNow();
        await using var db = shard.Open();
        var due = await db.Outbox.Where(row => row.DoneAt == null && row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).Take(Batch).Select(row => row.MessageId).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return [];
        var (owner, until) = (queue.Owner, now + options.Value.Lease);
        await db.Outbox.Where(row => due.Contains(row.MessageId) && row.DoneAt == null && row.NextAttemptAt <= now)
            .ExecuteUpdateAsync(
                row => row.SetProperty(x => x.ClaimedBy, owner).SetProperty(x => x.NextAttemptAt, until), cancellationToken);
        return await db.Outbox.AsNoTracking()
            .Where(row => due.Contains(row.MessageId) && row.ClaimedBy == owner && row.NextAttemptAt == until && row.DoneAt == null)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Nothing is left to do with these.</summary>
    public async Task FinishAsync(Shard shard, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetStorableNow();
        await using var db = shard.Open();
        await db.Outbox.Where(row => messageIds.Contains(row.MessageId) && row.DoneAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.DoneAt, now), cancellationToken);
    }

    /// <summary>Comes back to a row later: after a failure, or unless it is acknowledged meanwhile.</summary>
    public async Task PostponeAsync(
        Shard shard, OutboxMessage message, TimeSpan first, TimeSpan max, CancellationToken cancellationToken)
    {
        var (id, attempts) = (message.MessageId, message.Attempts + 1);
        var next = clock.GetStorableNow() + Backoff.Pause(first, max, message.Attempts);
        await using var db = shard.Open();
        await db.Outbox.Where(row => row.MessageId == id && row.DoneAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(x => x.Attempts, attempts).SetProperty(x => x.NextAttemptAt, next), cancellationToken);
    }
}
