namespace Picasso.Payments.Ledger;

/// <summary>The accounts of the ledger.</summary>
internal static class Accounts
{
    /// <summary>Money that the payment provider holds for Picasso; an asset.</summary>
    public const string ProviderClearing = "provider-clearing";

    /// <summary>Money of buyers whose purchase has not been settled; a liability.</summary>
    public const string BuyerClearing = "buyer-clearing";

    /// <summary>Money that is being refunded to buyers; a liability.</summary>
    public const string Refunds = "refunds";

    /// <summary>Money that buyers' banks hold while a dispute is open; an asset of doubtful value.</summary>
    public const string Disputes = "disputes";

    /// <summary>Picasso's losses from disputes; an expense.</summary>
    public const string PlatformLosses = "platform-losses";

    /// <summary>Picasso's fees; income.</summary>
    public const string PlatformFee = "platform-fee";

    /// <summary>Money of sellers that is being paid out; a liability.</summary>
    public const string Payouts = "payouts";

    /// <summary>What Picasso owes a seller; a liability.</summary>
    public static string SellerPayable(string userId) => $"seller-payable:{userId}";

    /// <summary>A creator's royalty from another owner's sale, before it becomes payable; a liability.</summary>
    public static string Royalty(string userId) => $"royalty:{userId}";

    /// <summary>The part of a seller's earnings that is reserved against disputes; a liability.</summary>
    public static string SellerReserve(string userId) => $"seller-reserve:{userId}";
}
