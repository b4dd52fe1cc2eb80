using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Reselling;

/// <summary>Reads how the seller acquired a picture, and derives what that means for its next buyer.</summary>
internal sealed class ResaleJudging(
    PaymentShards shards, CardMarks marks, SharedDevices devices, IOptions<ResaleOptions> options, TimeProvider clock, ILogger<ResaleJudging> logger)
{
    /// <exception cref="DomainException">"try_again": a shard or Users does not answer; "shards_access_denied": a shard refuses a right.</exception>
    public async Task<ResaleTerms> JudgeAsync(
        Terms terms, string buyerId, IReadOnlyCollection<string> buyersDeviceTokens, CancellationToken cancellationToken)
    {
        if (terms.TitlePurchaseId == "")
            return ResaleTerms.FirstSale;
        try
        {
            var resale = new Resale(
                new Money(terms.Price.Minor, terms.Price.Currency), clock.GetUtcNow(),
                await devices.AreSharedAsync(terms.OwnerId, buyersDeviceTokens, cancellationToken)
                    || await marks.AreSharedAsync(terms.OwnerId, buyerId, paysWith: "", cancellationToken),
                terms.TitleConditionalUntil?.ToDateTimeOffset());
            return ArmsLength.Judge(await FindAsync(terms.TitlePurchaseId, cancellationToken), resale, options.Value.ToRules());
        }
        catch (Exception fault) when (PaymentShards.IsOutage(fault))
        {
            logger.LogError(fault, "The owner's acquisition of {PictureId} cannot be read", terms.PictureId);
            throw (MySqlShardOutages.IsDenied(fault) ? MySqlShardOutages.Denied : PaymentShards.TryAgain).ToException();
        }
    }

    // A missing purchase, as after a restore, is treated like one of this moment: the resale is conditional.
    private async Task<Acquisition> FindAsync(string purchaseId, CancellationToken cancellationToken)
    {
        var purchase = await shards.FollowAsync(
            shards.OfPurchase(purchaseId),
            db => db.Purchases.AsNoTracking().SingleOrDefaultAsync(row => row.PurchaseId == purchaseId, cancellationToken), cancellationToken);
        return purchase is null
            ? new Acquisition(clock.GetUtcNow(), default, IsFinal: false)
            : new Acquisition(
                purchase.MovedAt ?? purchase.EndedAt ?? purchase.UpdatedAt, new Money(purchase.PriceMinor, purchase.Currency),
                IsFinal: purchase.State == PurchaseState.Upheld);
    }
}
