using System.Runtime.CompilerServices;
using Picasso.Kernel;
using Picasso.Payments.Reconciling;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>Reads the sandbox's records for reconciliation.</summary>
internal sealed class SandboxTransactionReader(SandboxTransactions books) : IProviderTransactions
{
    private const int PageSize = 500;

    private static readonly Dictionary<RecordKind, (string Table, string PaymentId)> s_tables = new()
    {
        [RecordKind.Charge] = ("payments", "id"), [RecordKind.Refund] = ("refunds", "payment_id"), [RecordKind.Transfer] = ("transfers", "''"),
    };

    public async IAsyncEnumerable<ProviderRecord> ReadAsync(
        RecordKind kind, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    private List<SandboxLine> Read(RecordKind kind, DateTimeOffset since, long after)
    {
        var (table, payment) = s_tables[kind];
        var sql = $"""
            SELECT rowid AS Row, id, idempotency_key AS Key, {payment} AS PaymentId, amount_minor AS Minor, currency, created_at AS At
            FROM {table} WHERE state = 'succeeded' AND created_at >= @since AND rowid > @after ORDER BY rowid LIMIT {PageSize}
            """;
        return books.Write(entries => entries.Query(sql, since.ToUnixTimeMilliseconds(), after));
    }
}

/// <summary>A row of the records. It is not a record type, because an empty result has no column types.</summary>
internal sealed class SandboxLine
{
    public long Row { get; set; }

    public string Id { get; set; } = "";

    public string Key { get; set; } = "";

    public string PaymentId { get; set; } = "";

    public long Minor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
