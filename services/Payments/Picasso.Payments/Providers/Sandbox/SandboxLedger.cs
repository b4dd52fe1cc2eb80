using Dapper;
using Picasso.Kernel;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The sandbox's books, as reconciliation reads them.</summary>
internal sealed class SandboxLedger(SandboxBooks books) : IProviderBooks
{
    private const int PageSize = 500;

    private static readonly Dictionary<RecordKind, string> s_tables = new()
    {
        [RecordKind.Charge] = "SELECT rowid AS Row, id, idempotency_key AS Key, id AS PaymentId, amount_minor AS Minor, currency, created_at AS At FROM payments",
        [RecordKind.Refund] = "SELECT rowid AS Row, id, idempotency_key AS Key, payment_id AS PaymentId, amount_minor AS Minor, currency, created_at AS At FROM refunds",
        [RecordKind.Transfer] = "SELECT rowid AS Row, id, idempotency_key AS Key, '' AS PaymentId, amount_minor AS Minor, currency, created_at AS At FROM transfers",
    };

    public async IAsyncEnumerable<ProviderRecord> ReadAsync(
        RecordKind kind, DateTimeOffset since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (Read(kind, since, after) is { Count: > 0 } page)
        {
            foreach (var line in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new ProviderRecord(
                    kind, line.Id, line.Key, line.PaymentId, new Money(line.Minor, line.Currency), DateTimeOffset.FromUnixTimeMilliseconds(line.At));
            }

            after = page[^1].Row;
            await Task.Yield();
        }
    }

    private List<SandboxLine> Read(RecordKind kind, DateTimeOffset since, long after) => books.Write(entries => entries.Query(
        $"{s_tables[kind]} WHERE state = 'succeeded' AND created_at >= @since AND rowid > @after ORDER BY rowid LIMIT {PageSize}",
        since.ToUnixTimeMilliseconds(), after));
}

/// <summary>A line of the books.</summary>
internal sealed record SandboxLine(long Row, string Id, string Key, string PaymentId, long Minor, string Currency, long At);
