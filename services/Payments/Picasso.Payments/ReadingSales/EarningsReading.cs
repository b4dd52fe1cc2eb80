using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.ReadingSales;

/// <summary>Reads what a seller earned from the lines of the statement: nothing is counted twice, because nothing else is kept.</summary>
internal sealed class EarningsReading(PaymentShards shards)
{
    private const int MostDays = 400;

    /// <exception cref="DomainException">"period_invalid".</exception>
    public Task<EarningsSums> ReadAsync(EarningsPeriod period, CancellationToken cancellationToken)
    {
        if (period.FromDay < 0 || period.ToDay < period.FromDay || (long)period.ToDay - period.FromDay >= MostDays)
            throw DomainError.Invalid("period_invalid", $"A period has 1 to {MostDays} days.", "from_day").ToException();
        var (from, to) = (DateTimeOffset.UnixEpoch.AddDays(period.FromDay), DateTimeOffset.UnixEpoch.AddDays(period.ToDay + 1d));
        var kinds = EarningsSums.Kinds;
        return shards.AskAsync(shards.OfUser(period.UserId), async db =>
        {
            var sums = new EarningsSums();
            // Streamed: memory grows with days and pictures, not with lines.
            await foreach (var line in db.StatementEntries.AsNoTracking()
                .Where(row => row.UserId == period.UserId && row.BookedAt >= from && row.BookedAt < to && kinds.Contains(row.Kind)
                    && (period.PictureId == null || row.PictureId == period.PictureId))
                .OrderBy(row => row.BookedAt)
                .Select(row => new { row.PictureId, row.Title, row.AmountMinor, row.Currency, row.BookedAt })
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                sums.Add(line.PictureId, line.Title, new Money(line.AmountMinor, line.Currency), line.BookedAt);
            }

            return sums;
        });
    }
}

/// <summary>Selects days of a seller, both ends included.</summary>
/// <param name="UserId">The seller.</param>
/// <param name="PictureId">Only this picture; null for all.</param>
/// <param name="FromDay">The first day, as a number of days since 1970-01-01 in UTC.</param>
/// <param name="ToDay">The last day.</param>
internal sealed record EarningsPeriod(string UserId, string? PictureId, int FromDay, int ToDay);
