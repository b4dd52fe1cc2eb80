using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Selling;

/// <summary>In a person's own shard: what their lines in one currency sum to.</summary>
internal sealed class SellerAccount
{
    public string UserId { get; set; } = "";

    public string Currency { get; set; } = "";

    /// <summary>The person's.</summary>
    public int Bucket { get; set; }

    /// <summary>What Picasso owes the person; negative when a reversal took more than was left.</summary>
    public long BalanceMinor { get; set; }

    /// <summary>What is kept against disputes; never negative.</summary>
    public long ReserveMinor { get; set; }

    /// <summary>Optimistic: of two who post at once one wins, the other reads again.</summary>
    public int Version { get; set; }

    /// <summary>The account, made when it is the first time.</summary>
    public static async Task<SellerAccount> OfAsync(
        PaymentsDbContext db, string userId, string currency, CancellationToken cancellationToken)
    {
        var known = db.SellerAccounts.Local.FirstOrDefault(row => row.UserId == userId && row.Currency == currency)
            ?? await db.SellerAccounts.SingleOrDefaultAsync(row => row.UserId == userId && row.Currency == currency, cancellationToken);
        if (known is not null)
            return known;
        var made = new SellerAccount { UserId = userId, Currency = currency, Bucket = Buckets.Of(userId) };
        db.SellerAccounts.Add(made);
        return made;
    }

    /// <summary>Adds a line; the caller has seen that it is not there yet, and the key is the last guard.</summary>
    public void Post(PaymentsDbContext db, StatementEntry line)
    {
        BalanceMinor = checked(BalanceMinor + line.AmountMinor);
        ReserveMinor = checked(ReserveMinor + line.ReserveMinor);
        Version++;
        db.StatementEntries.Add(line);
    }
}
