using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Closing;

/// <summary>The effects of closing an account, and what it must wait for.</summary>
/// <param name="Balances">The user's non-zero balances by currency; negative when the user owes Picasso.</param>
/// <param name="Reserves">The reserves against disputes.</param>
/// <param name="UnpaidPayouts">Payouts that were not completed.</param>
/// <param name="OpenPurchases">Open purchases of the user, disputes included.</param>
/// <param name="HasOpenDeals">Whether the user is buyer or seller in an open purchase: closing is then rejected.</param>
/// <param name="Deleted">Pictures that were never sold: deleted with their originals.</param>
/// <param name="Unreachable">Pictures that were sold before: they stay, and their originals can no longer be downloaded.</param>
internal sealed record ClosingSummary(
    IReadOnlyList<Money> Balances, IReadOnlyList<Money> Reserves, IReadOnlyList<Payout> UnpaidPayouts, IReadOnlyList<Purchase> OpenPurchases,
    bool HasOpenDeals, IReadOnlyList<Picture> Deleted, IReadOnlyList<Picture> Unreachable)
{
    /// <summary>A key of exactly this summary: a confirmation is valid for it only.</summary>
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
