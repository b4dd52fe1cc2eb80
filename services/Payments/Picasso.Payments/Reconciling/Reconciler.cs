using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Outbox;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Reconciling;

/// <summary>One pass over the provider's records of a kind: matching records are skipped, the others are repaired or reported to operators.</summary>
internal sealed class Reconciler(
    PaymentShards shards, IProviderTransactions books, IPaymentProvider provider, RecordMatching matching, OutboxQueue outbox,
    ReconciliationMetrics metrics, IOptions<ReconciliationOptions> options, TimeProvider clock, ILogger<Reconciler> logger)
{
    /// <returns>The number of records that were checked.</returns>
    public async Task<int> PassAsync(RecordKind kind, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(kind, cancellationToken);
        var seen = 0;
        await foreach (var record in books.ReadAsync(kind, since, cancellationToken))
        {
            seen++;
            var isYoung = record.At > clock.GetUtcNow() - options.Value.Grace;
            var match = await matching.JudgeAsync(record, isYoung, cancellationToken);
            metrics.Reconciled(kind, match.Verdict);
            if (match.Verdict == Verdict.Matched && open.Contains(IdOf(record)))
                await ResolveAsync(record, cancellationToken);
            else if (match.Verdict is Verdict.Heal or Verdict.GiveBack or Verdict.Alarm)
                await FindAsync(record, match, cancellationToken);
        }

        return seen;
    }

    private static string IdOf(ProviderRecord record) => Ids.From($"reconciliation/{record.Kind}/{record.Id}");

    private async Task<HashSet<string>> OpenAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var (name, open) = (kind.ToString(), new HashSet<string>());
        foreach (var shard in shards.All)
        {
            await using var db = shard.Open();
            open.UnionWith(await db.Findings.Where(row => row.Kind == name && row.ResolvedAt == null)
                .Select(row => row.FindingId).ToListAsync(cancellationToken));
        }

        return open;
    }

    private async Task FindAsync(ProviderRecord record, Match match, CancellationToken cancellationToken)
    {
        var given = match.Verdict == Verdict.GiveBack && await GiveBackAsync(record, cancellationToken);
        var (id, bucket) = (IdOf(record), RecordMatching.BucketOf(record));
        var (shard, now) = (BucketShards.Of(shards, bucket), clock.GetStorableNow());
        await using var db = shard.Open();
        var finding = await db.Findings.SingleOrDefaultAsync(row => row.FindingId == id, cancellationToken);
        if (finding is null)
        {
            finding = NewFinding(record, match, id, bucket, now);
            db.Findings.Add(finding);
            Report(record, match);
        }

        if (given)
            finding.ResolvedAt ??= now;
        var leaving = match.Message is { } message ? outbox.Write(message, bucket, now) : null;
        if (leaving is not null)
            db.Outbox.Add(leaving);
        await db.SaveChangesAsync(cancellationToken);
        if (leaving is not null)
            outbox.Offer(db.Shard, [leaving]);
    }

    private static ReconciliationFinding NewFinding(ProviderRecord record, Match match, string id, int bucket, DateTimeOffset now) => new()
    {
        FindingId = id, Bucket = bucket, Kind = record.Kind.ToString(), ProviderId = record.Id, OrderKey = record.Key,
        AmountMinor = record.Amount.Minor, Currency = record.Amount.Currency, Verdict = match.Verdict.ToString(), Reason = match.Reason,
        FoundAt = now,
    };

    private void Report(ProviderRecord record, Match match)
    {
        if (match.Verdict == Verdict.Heal)
        {
            logger.LogWarning("{Kind} {Id} under {Key} was not recorded: {Reason}", record.Kind, record.Id, record.Key, match.Reason);
            return;
        }

        metrics.Alarm(match.Reason);
        logger.LogCritical("{Kind} {Id} under {Key} over {Amount}: {Reason}", record.Kind, record.Id, record.Key, record.Amount, match.Reason);
    }

    // The key is derived from the charge, so it is refunded once; the next pass that finds the record retries a failure.
    private async Task<bool> GiveBackAsync(ProviderRecord record, CancellationToken cancellationToken)
    {
        var order = new RefundOrder(ProviderKeys.OrphanRefund(record.Id), record.Key, record.PaymentId, record.Amount);
        try
        {
            return (await provider.RefundAsync(order, cancellationToken)).Outcome == RefundOutcome.Succeeded;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(fault, "Charge {Id}, which belongs to no purchase, could not be refunded yet", record.Id);
            return false;
        }
    }

    private async Task ResolveAsync(ProviderRecord record, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        DateTimeOffset? now = clock.GetStorableNow();
        await using var db = BucketShards.Of(shards, RecordMatching.BucketOf(record)).Open();
        await db.Findings.Where(row => row.FindingId == id && row.ResolvedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.ResolvedAt, now), cancellationToken);
    }
}
