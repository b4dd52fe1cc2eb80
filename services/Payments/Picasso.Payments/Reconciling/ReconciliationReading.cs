using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Reconciling;

/// <summary>The state of reconciliation, for operators.</summary>
internal sealed class ReconciliationReading(PaymentShards shards)
{
    private const int Most = 100;

    public async Task<(IReadOnlyList<ReconciliationMark> Marks, IReadOnlyList<ReconciliationFinding> Findings, int Open)> ReadAsync(
        CancellationToken cancellationToken)
    {
        var (marks, findings, open) = (new List<ReconciliationMark>(), new List<ReconciliationFinding>(), 0);
        foreach (var shard in shards.All)
        {
            var of = await shards.AskAsync(shard, async db => (
                Marks: await db.Marks.AsNoTracking().ToListAsync(cancellationToken),
                Findings: await db.Findings.AsNoTracking()
                    .OrderBy(row => row.ResolvedAt != null).ThenByDescending(row => row.FoundAt).Take(Most).ToListAsync(cancellationToken),
                Open: await db.Findings.CountAsync(row => row.ResolvedAt == null, cancellationToken)));
            marks.AddRange(of.Marks);
            findings.AddRange(of.Findings);
            open += of.Open;
        }

        return ([.. marks.OrderBy(mark => mark.Kind, StringComparer.Ordinal)],
            [.. findings.OrderBy(row => row.ResolvedAt is not null).ThenByDescending(row => row.FoundAt).Take(Most)], open);
    }
}
