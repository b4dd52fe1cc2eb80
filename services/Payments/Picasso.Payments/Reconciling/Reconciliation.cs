using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Providers;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Reconciling;

/// <summary>
/// Reconciles the provider's records with Picasso's, in passes that start at a stored checkpoint. Of several processes one runs a pass; a failed pass
/// does not move the checkpoint.
/// </summary>
internal sealed class Reconciliation(
    PaymentShards shards, Reconciler reconciler, IOptions<ReconciliationOptions> options, TimeProvider clock, ILogger<Reconciliation> logger)
    : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(15);

    /// <summary>The shard with the checkpoints.</summary>
    private Place Home => BucketShards.Of(shards, RecordMatching.Nowhere);

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(options.Value.FirstAfter, Clock, stoppingToken);
        var pause = options.Value.Every < TimeSpan.FromSeconds(5) ? options.Value.Every : TimeSpan.FromSeconds(5);
        await RepeatAsync(PassAllAsync, pause, LoopSettings.Endless, stoppingToken);
    }

    private async Task PassAllAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
            await TryAsync(kind.ToString(), stop => PassAsync(kind, stop), cancellationToken);
    }

    private async Task PassAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(kind, cancellationToken) is { } mark)
            await PassAsync(kind, mark, cancellationToken);
    }

    private async Task PassAsync(RecordKind kind, ReconciliationMark mark, CancellationToken cancellationToken)
    {
        var (settings, began) = (options.Value, Clock.GetStorableNow());
        var isDeep = mark.Until is null || mark.DeepAt is null || began - mark.DeepAt >= settings.DeepEvery;
        try
        {
            var since = isDeep ? Earlier(began, mark.Until) - settings.DeepReach : mark.Until!.Value - settings.Overlap;
            mark.Checked = await reconciler.PassAsync(kind, since, cancellationToken);
            (mark.Until, mark.RanAt, mark.LastError) = (began, Clock.GetStorableNow(), "");
            mark.DeepAt = isDeep ? began : mark.DeepAt;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.LogError(fault, "A pass over {Kind} records failed; it is retried from its checkpoint", kind);
            mark.LastError = fault.GetType().Name;
        }

        mark.NextAt = Clock.GetStorableNow() + settings.Every;
        await using var db = Home.Open();
        db.Update(mark);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static DateTimeOffset Earlier(DateTimeOffset now, DateTimeOffset? until) => until is { } known && known < now ? known : now;

    // Null: no pass is due, or another process runs it.
    private async Task<ReconciliationMark?> ClaimAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var (name, now) = (kind.ToString(), Clock.GetStorableNow());
        await using var db = Home.Open();
        if (!await HasMarkAsync(db, name, cancellationToken))
            await AddMarkAsync(db, name, now, cancellationToken);
        var until = now + s_lease;
        var claimed = await db.Marks.Where(row => row.Kind == name && row.NextAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.NextAt, until), cancellationToken);
        return claimed == 1 ? await db.Marks.AsNoTracking().SingleAsync(row => row.Kind == name, cancellationToken) : null;
    }

    private static async Task AddMarkAsync(PaymentsDbContext db, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Marks.Add(new ReconciliationMark { Kind = name, Bucket = RecordMatching.Nowhere, NextAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            // Another copy inserted the row at the same moment; a missing row is an error.
            if (!await HasMarkAsync(db, name, cancellationToken))
                throw;
        }

        db.ChangeTracker.Clear();
    }

    private static Task<bool> HasMarkAsync(PaymentsDbContext db, string name, CancellationToken cancellationToken) =>
        db.Marks.AnyAsync(row => row.Kind == name, cancellationToken);
}
