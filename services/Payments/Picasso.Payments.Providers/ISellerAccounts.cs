using Picasso.Kernel;

namespace Picasso.Payments.Providers;

/// <summary>A seller's account at the provider.</summary>
/// <param name="AccountId">The provider's id.</param>
/// <param name="IsActive">It can receive payouts.</param>
internal sealed record ProviderAccount(string AccountId, bool IsActive);

/// <summary>A payout to send.</summary>
/// <param name="Key">The idempotency key; see PayoutKeys.</param>
/// <param name="Refusals">How often the provider has finally refused it: only then is another attempt another call.</param>
/// <param name="SellerId">For the provider's records.</param>
/// <param name="AccountId">The receiving account.</param>
/// <param name="Amount">The amount.</param>
internal sealed record TransferOrder(string Key, int Refusals, string SellerId, string AccountId, Money Amount);

/// <summary>The provider's answer about a transfer: its id, or why it is refused. A missing answer is an exception.</summary>
internal sealed record TransferReport(string TransferId, string Error = "")
{
    public bool Succeeded => TransferId.Length > 0;
}

/// <summary>Pays sellers. The provider itself verifies their identity and bank account.</summary>
internal interface ISellerAccounts
{
    /// <summary>Opens the seller's account, or finds it.</summary>
    Task<ProviderAccount> OpenAsync(string sellerId, CancellationToken cancellationToken);

    /// <summary>The current account.</summary>
    Task<ProviderAccount> GetAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Address of the provider's onboarding form; it returns to the site afterwards.</summary>
    Task<Uri> LinkAsync(string accountId, Uri back, CancellationToken cancellationToken);

    /// <summary>Transfers money once per key, however often it is called.</summary>
    Task<TransferReport> TransferAsync(TransferOrder order, CancellationToken cancellationToken);
}
