using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Monitoring;

/// <summary>The sum of every account over all shards.</summary>
internal sealed class TrialBalancing(PaymentShards shards)
{
    public async Task<IReadOnlyList<(string Account, Money Balance)>> BalanceAsync(CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<(string Account, string Currency), long>();
        foreach (var shard in shards.All)
        {
            var ofShard = await shards.AskAsync(shard, db => db.Postings
                .GroupBy(posting => new { posting.Account, posting.Currency })
                .Select(group => new { group.Key.Account, group.Key.Currency, Minor = group.Sum(posting => posting.AmountMinor) })
                .ToListAsync(cancellationToken));
            foreach (var sum in ofShard)
            {
                var key = (sum.Account, sum.Currency);
                sums[key] = checked(sums.GetValueOrDefault(key) + sum.Minor);
            }
        }

        return [.. sums.Select(pair => (pair.Key.Account, new Money(pair.Value, pair.Key.Currency)))];
    }

    /// <summary>Whether each currency sums to zero.</summary>
    public static bool IsBalanced(IEnumerable<(string Account, Money Balance)> accounts) =>
        accounts.GroupBy(account => account.Balance.Currency).All(currency => currency.Sum(account => (decimal)account.Balance.Minor) == 0);
}
