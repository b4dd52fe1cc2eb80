using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.ReadingSales;

/// <summary>Selects the lines of a user in one currency, booked in [From, To).</summary>
internal sealed record StatementPeriod(string UserId, string Currency, DateTimeOffset From, DateTimeOffset To);

/// <summary>Statements of the balance that Picasso owes a user: opening balance, lines, closing balance.</summary>
internal sealed class Statements(PaymentShards shards)
{
    private const int PartSize = 200;

    /// <summary>The currencies in which the user has lines.</summary>
    public Task<List<string>> CurrenciesAsync(string userId, CancellationToken cancellationToken) => shards.AskAsync(
        shards.OfUser(userId),
        db => db.SellerAccounts.Where(row => row.UserId == userId).Select(row => row.Currency).Order().ToListAsync(cancellationToken));

    /// <summary>The balance at the beginning of the period.</summary>
    public Task<Money> OpeningAsync(StatementPeriod period, CancellationToken cancellationToken) => shards.AskAsync(
        shards.OfUser(period.UserId),
        async db => new Money(
            await db.StatementEntries
                .Where(row => row.UserId == period.UserId && row.Currency == period.Currency && row.BookedAt < period.From)
                .SumAsync(row => row.AmountMinor, cancellationToken),
            period.Currency));

    /// <summary>The lines in order, read in batches: memory does not grow with the statement's length.</summary>
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
