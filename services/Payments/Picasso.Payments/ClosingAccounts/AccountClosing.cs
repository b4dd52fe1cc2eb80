using Microsoft.EntityFrameworkCore;
using Picasso.Kernel;
using Picasso.Payments.ReadingPurchases;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ClosingAccounts;

/// <summary>Excludes closing an account and starting a purchase at the same moment; see <see cref="ClosingLease"/>.</summary>
internal sealed class AccountClosing(PaymentShards shards, PurchaseReading purchases, TimeProvider clock)
{
    // Longer than closing takes and longer than the lifetime of a closed account's token.
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(15);

    // Repeated requests must not fill the table.
    private const int MaxLeases = 20;

    // Every purchase runs it twice: one statement for the lease and for the bucket's ownership.
    private readonly Func<PaymentsDbContext, int, string, DateTimeOffset, CancellationToken, Task<bool?>> _look = EF.CompileAsyncQuery(
        (PaymentsDbContext db, int bucket, string userId, DateTimeOffset now, CancellationToken cancellationToken) => db.BucketOwnerships
            .Where(ownership => ownership.Bucket == bucket && (ownership.State == BucketStates.Held || ownership.State == BucketStates.Leaving))
            .Select(_ => (bool?)(db.ClosingLeases.Any(row => row.UserId == userId && row.EndsAt > now)
                || db.AccountClosingLocks.Any(row => row.UserId == userId && row.ClosingUntil > now)))
            .SingleOrDefault());

    /// <summary>Prevents new purchases with this user; releases the lease when a purchase is open.</summary>
    /// <returns>Whether a purchase is open, so that the account must stay.</returns>
    /// <exception cref="DomainException">"too_many_attempts".</exception>
    public async Task<bool> BeginAsync(string userId, CancellationToken cancellationToken)
    {
        var leaseId = await TakeAsync(userId, cancellationToken);
        if (!await purchases.HasOpenAsync(userId, cancellationToken))
            return false;
        await shards.AskAsync(
            shards.OfUser(userId),
            db => db.ClosingLeases.Where(lease => lease.LeaseId == leaseId).ExecuteDeleteAsync(cancellationToken));
        return true;
    }

    /// <summary>Whether the user is closing the account.</summary>
    public Task<bool> IsClosingAsync(string userId, CancellationToken cancellationToken)
    {
        var (place, now) = (shards.OfUser(userId), clock.GetStorableNow());
        return shards.RouteAsync(
            place,
            async db => await _look(db, place.Bucket, userId, now, cancellationToken) ?? throw new BucketMovedException(place.Bucket),
            cancellationToken);
    }

    private Task<string> TakeAsync(string userId, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(userId), async db =>
        {
            var now = clock.GetStorableNow();
            await db.ClosingLeases.Where(lease => lease.UserId == userId && lease.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
            if (await db.ClosingLeases.CountAsync(lease => lease.UserId == userId, cancellationToken) >= MaxLeases)
                throw new DomainError(DomainErrorKind.Exhausted, "too_many_attempts", "That was asked for too often. Please try again in a quarter of an hour.").ToException();
            var lease = new ClosingLease { LeaseId = Ids.New(clock), UserId = userId, Bucket = Buckets.Of(userId), EndsAt = now + s_lease };
            db.ClosingLeases.Add(lease);
            await db.SaveChangesAsync(cancellationToken);
            return lease.LeaseId;
        });
}
