using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Closing;

/// <summary>What a person gives up, or must wait for, before their account closes.</summary>
/// <param name="Balances">What Picasso owes them or they owe, by currency; none that is zero.</param>
/// <param name="Reserves">What is kept of it against disputes.</param>
/// <param name="UnpaidPayouts">Payouts that are on their way.</param>
/// <param name="OpenPurchases">What they are buying, disputes included.</param>
/// <param name="HasOpenDeals">Whether they are buyer or seller in anything that has not ended: closing is refused then.</param>
/// <param name="Deleted">Pictures that were never sold: deleted with their originals.</param>
/// <param name="Unreachable">Pictures that were sold before: they stay, and nobody can download their originals any more.</param>
internal sealed record ClosingSummary(
    IReadOnlyList<Money> Balances, IReadOnlyList<Money> Reserves, IReadOnlyList<Payout> UnpaidPayouts, IReadOnlyList<Purchase> OpenPurchases,
    bool HasOpenDeals, IReadOnlyList<Picture> Deleted, IReadOnlyList<Picture> Unreachable)
{
    /// <summary>Names exactly this: a confirmation of it is none of anything else.</summary>
    public string Fingerprint
    {
        get
        {
            var lines = Balances.Select(money => $"balance {Line(money)}")
                .Concat(Reserves.Select(money => $"reserve {Line(money)}"))
                .Concat(UnpaidPayouts.Select(payout => $"payout {payout.PayoutId} {Line(payout.Amount)}"))
                .Concat(OpenPurchases.Select(purchase => $"purchase {purchase.PurchaseId}"))
                .Append($"open {HasOpenDeals}")
                .Concat(Deleted.Select(picture => $"deleted {picture.PictureId}"))
                .Concat(Unreachable.Select(picture => $"unreachable {picture.PictureId}"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
        }
    }

    private static string Line(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Minor} {money.Currency}");
}
