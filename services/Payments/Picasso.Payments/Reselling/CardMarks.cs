using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Reselling;

/// <summary>
/// Which cards people paid with, as hashes of what the provider calls the card: enough to find that two accounts share one, and nothing
/// else. They are kept with the purchases and never logged.
/// </summary>
internal sealed class CardMarks(PaymentShards shards)
{
    // More cards than people use; a bound, because each quote of a resale reads them.
    private const int Most = 200;

    /// <summary>The mark of a card by the provider's fingerprint; empty when the provider names none.</summary>
    public static string Of(string provider, string? fingerprint) => string.IsNullOrEmpty(fingerprint)
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"picasso/card/{provider}/{fingerprint}")));

    /// <summary>Whether two people paid with the same card at some time.</summary>
    /// <param name="sellerId">One.</param>
    /// <param name="buyerId">The other.</param>
    /// <param name="paysWith">The mark of the card that the other pays with just now; empty when it is not known yet.</param>
    /// <param name="cancellationToken">Stops the question.</param>
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
