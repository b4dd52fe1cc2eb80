using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Limiting;

/// <summary>Counts card payments by network address, to limit the testing of stolen cards with many accounts.</summary>
internal sealed class AddressLimits(PaymentShards shards, IOptions<BuyerLimitOptions> options, TimeProvider clock, ILogger<AddressLimits> logger)
    : IShardMessageHandler<CardAttemptPassed>
{
    /// <summary>Records the start of a card payment in the transaction that counts, so that parallel payments count each other.</summary>
    /// <returns>Whether it was recorded; false when the address is unknown or its shard is unavailable, which must not stop buyers of other
    /// shards.</returns>
    /// <exception cref="DomainException">"too_many_declined_cards_at_address".</exception>
    public async Task<bool> BeginAsync(string purchaseId, string addressKey, CancellationToken cancellationToken)
    {
        if (addressKey.Length == 0)
            return false;
        try
        {
            return await CountAsync(purchaseId, addressKey, cancellationToken);
        }
        catch (DomainException outage) when (outage.Error == PaymentShards.TryAgain)
        {
            logger.LogWarning("Purchase {PurchaseId} starts without being counted at its address", purchaseId);
            return false;
        }
    }

    /// <summary>A recorded payment did not start. When the shard is unavailable, the payment counts until its window ends.</summary>
    public async Task WithdrawAsync(string purchaseId, string addressKey)
    {
        if (addressKey.Length == 0)
            return;
        try
        {
            await HandleAsync(new CardAttemptPassed(purchaseId, addressKey), CancellationToken.None);
        }
        catch (DomainException outage) when (outage.Error == PaymentShards.TryAgain)
        {
            logger.LogWarning("The attempt {PurchaseId} still counts at its address", purchaseId);
        }
    }

    private Task<bool> CountAsync(string purchaseId, string addressKey, CancellationToken cancellationToken) =>
        shards.AskAsync(shards.OfUser(addressKey), db => LimitLocks.RunAsync(db, addressKey, clock, async () =>
        {
            var now = clock.GetStorableNow();
            var since = now - options.Value.DeclineWindow;
            var counted = await db.CardAttempts.AsNoTracking()
                .Where(row => row.AddressKey == addressKey && row.StartedAt > since)
                .OrderByDescending(row => row.StartedAt).Select(row => row.StartedAt)
                .Take(options.Value.DeclinedCardsPerAddress).ToListAsync(cancellationToken);
            if (counted.Count >= options.Value.DeclinedCardsPerAddress)
                throw BuyerLimits.AddressExhausted(counted[^1] + options.Value.DeclineWindow - now).ToException();
            db.CardAttempts.Add(new CardAttempt
            {
                PurchaseId = purchaseId, Bucket = Buckets.Of(addressKey), AddressKey = addressKey, StartedAt = now,
            });
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken));

    /// <summary>The payment is no longer counted: it succeeded, or it failed for another reason than the card.</summary>
    public Task<object?> HandleAsync(CardAttemptPassed passed, CancellationToken cancellationToken) => shards.AskAsync<object?>(
        shards.OfUser(passed.AddressKey),
        async db =>
        {
            if (await db.CardAttempts.SingleOrDefaultAsync(row => row.PurchaseId == passed.PurchaseId, cancellationToken) is { } attempt)
                db.CardAttempts.Remove(attempt);
            await db.SaveChangesAsync(cancellationToken);
            return null;
        });
}
