using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Limiting;

/// <summary>Runs "count, then start" so that each of several parallel attempts counts the earlier ones.</summary>
internal static class LimitLocks
{
    private const int Attempts = 32;

    /// <summary>
    /// Runs work that counts and then saves. The save fails when another attempt of the same subject saved first; then the work runs again.
    /// </summary>
    /// <param name="db">The unit of work, in the subject's shard.</param>
    /// <param name="subjectId">The subject whose attempts exclude each other.</param>
    /// <param name="clock">Supplies the time of use.</param>
    /// <param name="work">Counts with fresh reads, and saves.</param>
    /// <param name="cancellationToken">Cancels between two attempts.</param>
    public static async Task<T> RunAsync<T>(
        PaymentsDbContext db, string subjectId, TimeProvider clock, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seen = await UseAsync(db, subjectId, clock, cancellationToken);
            try
            {
                return await work();
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
                // Only a concurrent save is retried; any other failure is thrown.
                if (await VersionAsync(db, subjectId, cancellationToken) == seen)
                    throw;
            }
        }
    }

    private static async Task<int> UseAsync(PaymentsDbContext db, string subjectId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var row = await db.LimitLocks.SingleOrDefaultAsync(used => used.SubjectId == subjectId, cancellationToken);
        var seen = row?.Version ?? 0;
        if (row is null)
            db.LimitLocks.Add(row = new LimitLock { SubjectId = subjectId, Bucket = Buckets.Of(subjectId) });
        (row.Version, row.UsedAt) = (seen + 1, clock.GetStorableNow());
        return seen;
    }

    private static async Task<int> VersionAsync(PaymentsDbContext db, string subjectId, CancellationToken cancellationToken) =>
        await db.LimitLocks.Where(row => row.SubjectId == subjectId).Select(row => row.Version).SingleOrDefaultAsync(cancellationToken);
}
