using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Buying;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Selling;

/// <summary>The handshake between closing an account and purchases that begin at the same moment; see <see cref="PersonGate"/>.</summary>
internal sealed class AccountClosing(PaymentShards shards, PurchaseReading purchases, TimeProvider clock)
{
    // Longer than closing takes and than a token of somebody who left can live.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    // Every purchase asks it twice: one statement for the gate and for whether its bucket is there at all.
    private readonly Func<PaymentsDbContext, int, string, DateTimeOffset, CancellationToken, Task<bool?>> _look = EF.CompileAsyncQuery(
        (PaymentsDbContext db, int bucket, string userId, DateTimeOffset now, CancellationToken cancellationToken) => db.Fences
            .Where(fence => fence.Bucket == bucket && (fence.State == FenceStates.Held || fence.State == FenceStates.Leaving))
            .Select(_ => (bool?)db.Gates.Any(row => row.UserId == userId && row.ClosingUntil > now))
            .SingleOrDefault());

    /// <summary>Shuts the gate for purchases with this person; opens it again when one is under way.</summary>
    /// <returns>Whether a purchase is under way, so that the account must stay.</returns>
    public async Task<bool> BeginAsync(string userId, CancellationToken cancellationToken)
    {
        await SetAsync(userId, clock.GetStorableNow() + s_patience, cancellationToken);
        if (!await purchases.HasOpenAsync(userId, cancellationToken))
            return false;
        await SetAsync(userId, DateTimeOffset.UnixEpoch, cancellationToken);
        return true;
    }

    /// <summary>Whether the person is about to leave.</summary>
    public Task<bool> IsClosingAsync(string userId, CancellationToken cancellationToken)
    {
        var (place, now) = (shards.OfUser(userId), clock.GetStorableNow());
        return shards.RouteAsync(
            place,
            async db => await _look(db, place.Bucket, userId, now, cancellationToken) ?? throw new BucketAwayException(place.Bucket),
            cancellationToken);
    }

    private Task<int> SetAsync(string userId, DateTimeOffset until, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(userId), async db =>
        {
            if (await db.Gates.SingleOrDefaultAsync(row => row.UserId == userId, cancellationToken) is { } gate)
                gate.ClosingUntil = until;
            else
                db.Gates.Add(new PersonGate { UserId = userId, Bucket = Buckets.Of(userId), ClosingUntil = until });
            return await db.SaveChangesAsync(cancellationToken);
        });
}
