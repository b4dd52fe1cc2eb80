using Picasso.Kernel;

namespace Picasso.Payments.Payouts;

/// <summary>Keys of payouts at the provider: "payout:{seller}:{payout}".</summary>
internal static class PayoutKeys
{
    private const string Prefix = "payout";

    public static string Of(SellerPayout payout) => $"{Prefix}:{payout.SellerId}:{payout.PayoutId}";

    /// <summary>Seller and payout of a key; null for other keys.</summary>
    public static (string SellerId, string PayoutId)? Read(string key) =>
        key.Split(':') is [Prefix, var seller, var payout] && Ids.IsId(seller) && Ids.IsId(payout) ? (seller, payout) : null;
}
