using Picasso.Kernel;

namespace Picasso.Payments.Providers;

/// <summary>A seller's account at the provider.</summary>
/// <param name="AccountId">The provider's name for it.</param>
/// <param name="IsActive">It can be paid to.</param>
internal sealed record ProviderAccount(string AccountId, bool IsActive);

/// <summary>What to send to a seller.</summary>
/// <param name="Key">Names the payout; see PayoutKeys.</param>
/// <param name="Refusals">How often the provider has refused it for good: only then may another attempt be another call.</param>
/// <param name="SellerId">For the provider's books.</param>
/// <param name="AccountId">Where to.</param>
/// <param name="Amount">How much.</param>
internal sealed record TransferOrder(string Key, int Refusals, string SellerId, string AccountId, Money Amount);

/// <summary>The provider's word on a transfer: its name for it, or why it is refused. No word is an exception.</summary>
internal sealed record TransferReport(string TransferId, string Error = "")
{
    public bool Succeeded => TransferId.Length > 0;
}

/// <summary>Pays sellers. Who they are and where their bank is, the provider asks them itself.</summary>
internal interface ISellerAccounts
{
    /// <summary>Opens the seller's one account, or finds it.</summary>
    Task<ProviderAccount> OpenAsync(string sellerId, CancellationToken cancellationToken);

    /// <summary>The account as it stands.</summary>
    Task<ProviderAccount> GetAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Address of the provider's onboarding form; it returns to the site afterwards.</summary>
    Task<Uri> LinkAsync(string accountId, Uri back, CancellationToken cancellationToken);

    /// <summary>Sends money, once under a key however often it is asked.</summary>
    Task<TransferReport> TransferAsync(TransferOrder order, CancellationToken cancellationToken);
}
