namespace Picasso.Payments.Providers;

/// <summary>Takes over that a provider reports a change of a seller's account.</summary>
internal interface ISellerAccountChanges
{
    /// <summary>Reads the account from the provider again. Without effect when it is not the seller's.</summary>
    Task RefreshAsync(string sellerId, string accountId, CancellationToken cancellationToken);
}
