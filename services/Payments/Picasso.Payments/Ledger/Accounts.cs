namespace Picasso.Payments.Ledger;

/// <summary>The accounts of the ledger.</summary>
internal static class Accounts
{
    /// <summary>Money that lies with the payment provider for us; an asset.</summary>
    public const string ProviderClearing = "provider-clearing";

    /// <summary>Money of buyers whose purchase has not been settled; a debt.</summary>
    public const string BuyerClearing = "buyer-clearing";

    /// <summary>Money on its way back to buyers; a debt.</summary>
    public const string Refunds = "refunds";

    /// <summary>What Picasso earned; income.</summary>
    public const string PlatformFee = "platform-fee";

    /// <summary>What Picasso owes a seller; a debt.</summary>
    public static string SellerPayable(string userId) => $"seller-payable:{userId}";
}
