using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Storing.Rows;

/// <summary>In a user's own shard: the balance of their lines in one currency.</summary>
internal sealed class SellerAccount
{
    public string UserId { get; set; } = "";

    public string Currency { get; set; } = "";

    /// <summary>The user's bucket.</summary>
    public int Bucket { get; set; }

    /// <summary>What Picasso owes the user; negative when a reversal exceeded the balance.</summary>
    public long BalanceMinor { get; set; }

    /// <summary>The reserve against disputes; never negative.</summary>
    public long ReserveMinor { get; set; }

    /// <summary>Optimistic concurrency: of two writers one wins, the other reads again.</summary>
    public int Version { get; set; }

    /// <summary>The account, created at its first use.</summary>
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

    /// <summary>Adds a line; the caller has checked that it does not exist, and the unique key is the last guard.</summary>
    public void Post(PaymentsDbContext db, StatementEntry line)
    {
        BalanceMinor = checked(BalanceMinor + line.AmountMinor);
        ReserveMinor = checked(ReserveMinor + line.ReserveMinor);
        Version++;
        db.StatementEntries.Add(line);
    }
}
