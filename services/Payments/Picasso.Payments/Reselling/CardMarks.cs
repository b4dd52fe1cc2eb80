using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Reselling;

/// <summary>
/// The cards that users paid with, as hashes of the provider's card fingerprints: enough to find that two accounts share a card. They are stored with
/// the purchases and never logged.
/// </summary>
internal sealed class CardMarks(PaymentShards shards)
{
    // Above the number of cards that a user has; bounded because each quote of a resale reads them.
    private const int Most = 200;

    /// <summary>Whether two users ever paid with the same card.</summary>
    /// <param name="sellerId">The seller.</param>
    /// <param name="buyerId">The buyer.</param>
    /// <param name="paysWith">The hash of the buyer's present card; empty when it is not known yet.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<bool> AreSharedAsync(string sellerId, string buyerId, string paysWith, CancellationToken cancellationToken)
    {
        var ofSeller = await OfPersonAsync(sellerId, cancellationToken);
        return ofSeller.Count > 0
            && (ofSeller.Contains(paysWith) || ofSeller.Overlaps(await OfPersonAsync(buyerId, cancellationToken)));
    }

    private async Task<HashSet<string>> OfPersonAsync(string userId, CancellationToken cancellationToken) =>
        [.. await shards.FollowAsync(shards.OfUser(userId), db => db.Purchases
            .Where(row => row.BuyerId == userId && row.CardMark != "").Select(row => row.CardMark).Distinct().Take(Most)
            .ToListAsync(cancellationToken), cancellationToken)];
}
