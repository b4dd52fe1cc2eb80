using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Payouts;

/// <summary>Keys of payouts at the provider: "payout:{seller}:{payout}".</summary>
internal static class PayoutKeys
{
    private const string Prefix = "payout";

    public static string Of(PayoutRow payout) => $"{Prefix}:{payout.SellerId}:{payout.PayoutId}";

    /// <summary>Seller and payout of a key; null for other keys.</summary>
    public static (string SellerId, string PayoutId)? Read(string key) =>
        key.Split(':') is [Prefix, var seller, var payout] && Kernel.Ids.IsId(seller) && Kernel.Ids.IsId(payout) ? (seller, payout) : null;
}
