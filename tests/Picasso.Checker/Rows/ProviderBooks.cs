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
}

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
public sealed record ProviderMoney(string Id, string PurchaseId, long Minor, string Currency);
