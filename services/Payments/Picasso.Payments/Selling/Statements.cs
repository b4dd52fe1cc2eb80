using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Selling;

/// <summary>Which lines: those of a person in one currency, booked in [From, To).</summary>
internal sealed record StatementPeriod(string UserId, string Currency, DateTimeOffset From, DateTimeOffset To);

/// <summary>Statements of what Picasso owes a person: opening balance, lines, closing balance.</summary>
internal sealed class Statements(PaymentShards shards)
{
    private const int PartSize = 200;

    /// <summary>The currencies in which the person has lines.</summary>
    public Task<List<string>> CurrenciesAsync(string userId, CancellationToken cancellationToken) => shards.AskAsync(
        shards.OfUser(userId),
        db => db.SellerAccounts.Where(row => row.UserId == userId).Select(row => row.Currency).Order().ToListAsync(cancellationToken));

    /// <summary>What was owed when the period began.</summary>
    public Task<Money> OpeningAsync(StatementPeriod period, CancellationToken cancellationToken) => shards.AskAsync(
        shards.OfUser(period.UserId),
        async db => new Money(
            await db.StatementEntries
                .Where(row => row.UserId == period.UserId && row.Currency == period.Currency && row.BookedAt < period.From)
                .SumAsync(row => row.AmountMinor, cancellationToken),
            period.Currency));

    /// <summary>The lines in order, some at a time: a statement of any length is never held whole.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StatementEntry>> LinesAsync(
        StatementPeriod period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (time, purchase, kind) = (period.From, "", "");
        while (true)
        {
            var part = await shards.AskAsync(shards.OfUser(period.UserId), db => db.StatementEntries.AsNoTracking()
                .Where(row => row.UserId == period.UserId && row.Currency == period.Currency && row.BookedAt >= time && row.BookedAt < period.To
                    && (row.BookedAt > time || string.Compare(row.PurchaseId, purchase) > 0
                        || (row.PurchaseId == purchase && string.Compare(row.Kind, kind) > 0)))
                .OrderBy(row => row.BookedAt).ThenBy(row => row.PurchaseId).ThenBy(row => row.Kind)
                .Take(PartSize).ToListAsync(cancellationToken));
            if (part.Count == 0)
                yield break;
            yield return part;
            (time, purchase, kind) = (part[^1].BookedAt, part[^1].PurchaseId, part[^1].Kind);
        }
    }
}
