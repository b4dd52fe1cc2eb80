namespace Picasso.Checker.Rows;

/// <summary>What the provider says that it did.</summary>
public sealed record ProviderBooks
{
    /// <summary>Payments, however they ended.</summary>
    public IReadOnlyList<ProviderIntent> Intents { get; init; } = [];

    /// <summary>Money that was taken.</summary>
    public IReadOnlyList<ProviderMoney> Charges { get; init; } = [];

    /// <summary>Money that was given back.</summary>
    public IReadOnlyList<ProviderMoney> Refunds { get; init; } = [];

    /// <summary>What buyers' banks asked back.</summary>
    public IReadOnlyList<ProviderDispute> Disputes { get; init; } = [];

    /// <summary>How many charges a bank is still going to dispute, as far as the provider can know that.</summary>
    public int DisputesToCome { get; init; }

    /// <summary>Money that was sent to sellers.</summary>
    public IReadOnlyList<ProviderTransfer> Transfers { get; init; } = [];
}

/// <summary>A dispute at the provider.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Minor">Minor units.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
/// <param name="Status">"won", "lost", "needs_response".</param>
public sealed record ProviderDispute(string PurchaseId, long Minor, string Currency, string Status)
{
    /// <summary>Whether the buyer has the money for good.</summary>
    public bool IsLost => Status == "lost";
}

/// <summary>A transfer to a seller.</summary>
/// <param name="Id">The provider's name for it.</param>
/// <param name="PayoutId">The payout that was named when it was ordered.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="Minor">Minor units.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public sealed record ProviderTransfer(string Id, string PayoutId, string SellerId, long Minor, string Currency);

/// <summary>A payment at the provider.</summary>
/// <param name="Id">The provider's name for it.</param>
/// <param name="PurchaseId">The purchase that was named when it was ordered.</param>
/// <param name="Status">"succeeded", "canceled", "processing", …</param>
public sealed record ProviderIntent(string Id, string PurchaseId, string Status);

/// <summary>Money that moved at the provider.</summary>
/// <param name="Id">The provider's name for it.</param>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Minor">Minor units.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
/// <param name="Card">What distinguishes the card from others; empty for a refund.</param>
public sealed record ProviderMoney(string Id, string PurchaseId, long Minor, string Currency, string Card = "");
