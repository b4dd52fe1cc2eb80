using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Monitoring;

/// <summary>The result of checking one invariant about money.</summary>
/// <param name="Id">"I2", "I3", "I6": see docs/correctness.md.</param>
/// <param name="Holds">Whether it holds in the checked data.</param>
/// <param name="Detail">What was checked, or what is wrong.</param>
internal sealed record InvariantVerdict(string Id, bool Holds, string Detail);

/// <summary>Checks the ledger: all sums, and the latest purchases one by one. A result is cached for half a minute.</summary>
internal sealed class InvariantChecker(
    PaymentShards shards, IOptions<PurchaseOptions> options, PaymentsMetrics metrics, TimeProvider clock)
{
    private const int Sample = 200;
    private static readonly TimeSpan s_good = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_grace = TimeSpan.FromDays(2);

    // Messages between shards may arrive in any order; younger purchases are not checked.
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(10);

    private (DateTimeOffset At, IReadOnlyList<InvariantVerdict> Verdicts) _latest = (DateTimeOffset.MinValue, []);

    public async Task<IReadOnlyList<InvariantVerdict>> CheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetStorableNow();
        var latest = _latest;
        if (now - latest.At < s_good)
            return latest.Verdicts;
        List<InvariantVerdict> verdicts = [await BooksAsync(cancellationToken), await EndingsAsync(now, cancellationToken), await ReversalsAsync(now, cancellationToken)];
        foreach (var broken in verdicts.Where(verdict => !verdict.Holds))
            metrics.Alarm($"invariant_{broken.Id}");
        _latest = (now, verdicts);
        return verdicts;
    }

    private async Task<InvariantVerdict> BooksAsync(CancellationToken cancellationToken)
    {
        var (wrong, postings) = (new List<string>(), 0L);
        foreach (var shard in shards.All)
        {
            var sums = await shards.AskAsync(shard, db => db.Postings.GroupBy(posting => posting.Currency)
                .Select(group => new { group.Key, Minor = group.Sum(posting => posting.AmountMinor), Count = group.LongCount() })
                .ToListAsync(cancellationToken));
            postings += sums.Sum(sum => sum.Count);
            wrong.AddRange(sums.Where(sum => sum.Minor != 0).Select(sum => $"{shard.Name} is off by {sum.Minor} minor units of {sum.Key}"));
        }

        return Verdict("I2", wrong, $"{postings} postings on {shards.All.Count} shards sum to zero in every currency");
    }

    private async Task<InvariantVerdict> EndingsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (wrong, seen) = (new List<string>(), 0);
        var overdue = now - options.Value.SettlementTimeout - s_grace;
        var disputed = nameof(PurchaseState.Disputed);
        foreach (var shard in shards.All)
        {
            wrong.AddRange((await shards.AskAsync(shard, db => db.Purchases
                .Where(row => row.EndedAt == null && row.UpdatedAt < overdue && row.CurrentState != disputed)
                .Select(row => row.PurchaseId).Take(Sample).ToListAsync(cancellationToken))).Select(id => $"{id} does not end"));
            var latest = await shards.AskAsync(shard, db => db.Purchases.AsNoTracking()
                .OrderByDescending(row => row.PurchaseId).Take(Sample).ToListAsync(cancellationToken));
            var ids = latest.ConvertAll(row => row.PurchaseId);
            var kinds = (await shards.AskAsync(shard, db => db.Entries.Where(entry => ids.Contains(entry.SubjectId))
                .Select(entry => new { entry.SubjectId, entry.Kind }).ToListAsync(cancellationToken))).ToLookup(entry => entry.SubjectId, entry => entry.Kind);
            // A purchase may have changed between the two reads; one that ended some time ago cannot have.
            var settled = latest.Where(row => row.EndedAt is { } ended && ended < now - s_settling).ToList();
            seen += settled.Count;
            wrong.AddRange(settled.Where(row => !EndsOnce(row, [.. kinds[row.PurchaseId]])).Select(row => $"{row.PurchaseId} is {row.State} with other entries"));
        }

        return Verdict("I3", wrong, $"the latest {seen} ended purchases were charged and settled, or refunded in full, and none is overdue");
    }

    private async Task<InvariantVerdict> ReversalsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (wrong, seen) = (new List<string>(), 0);
        var before = now - s_settling;
        foreach (var shard in shards.All)
        {
            var reversals = await shards.AskAsync(shard, db => db.Entries
                .Where(entry => entry.ReversesEntryId != null && entry.BookedAt < before).OrderByDescending(entry => entry.BookedAt).Take(Sample)
                .Select(entry => new { entry.EntryId, Exists = db.Entries.Any(other => other.EntryId == entry.ReversesEntryId) })
                .ToListAsync(cancellationToken));
            seen += reversals.Count;
            wrong.AddRange(reversals.Where(entry => !entry.Exists).Select(entry => $"{entry.EntryId} reverses what is not there"));
        }

        return Verdict("I6", wrong, $"the latest {seen} reversals name an entry that is there");
    }

    /// <summary>Whether the entries of an ended purchase match its final state.</summary>
    internal static bool EndsOnce(PurchaseSaga purchase, IReadOnlyCollection<string> kinds)
    {
        bool Has(string kind) => kinds.Contains(kind);
        var (settled, refunded) = (Has(EntryKinds.Settlement), Has(EntryKinds.Refund));
        return purchase.State switch
        {
            PurchaseState.Completed => Has(EntryKinds.Charge) && settled && !refunded && !Has(EntryKinds.RefundDue) && !Has(EntryKinds.Dispute),
            PurchaseState.Upheld => Has(EntryKinds.Charge) && settled && !refunded && Has(EntryKinds.DisputeWon),
            PurchaseState.Reversed => settled && !refunded && Has(EntryKinds.Dispute) && Has(EntryKinds.Chargeback) != Has(EntryKinds.DisputeLoss),
            PurchaseState.Refunded => Has(EntryKinds.Charge) && Has(EntryKinds.RefundDue) && refunded && settled == Has(EntryKinds.SettlementReversed),
            _ => !Has(EntryKinds.Charge) && !settled && !refunded,
        };
    }

    private static InvariantVerdict Verdict(string id, List<string> wrong, string good) =>
        wrong.Count == 0 ? new(id, true, good) : new(id, false, string.Join("; ", wrong.Take(5)));
}
