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

    /// <summary>Money that buyers' banks hold while they dispute payments; an asset of doubtful worth.</summary>
    public const string Disputes = "disputes";

    /// <summary>What disputes cost Picasso itself; an expense.</summary>
    public const string PlatformLosses = "platform-losses";

    /// <summary>What Picasso earned; income.</summary>
    public const string PlatformFee = "platform-fee";

    /// <summary>What Picasso owes a seller; a debt.</summary>
    public static string SellerPayable(string userId) => $"seller-payable:{userId}";

    /// <summary>A creator's royalty from another owner's sale, before it becomes payable; a liability.</summary>
    public static string Royalty(string userId) => $"royalty:{userId}";

    /// <summary>What is kept of a seller's earnings against disputes; a debt.</summary>
    public static string SellerReserve(string userId) => $"seller-reserve:{userId}";
}
