namespace Picasso.Payments.Providers;

/// <summary>For a provider whose script runs the bank's authentication in the buyer's browser.</summary>
internal interface IStrongCustomerAuthentication
{
    /// <summary>The client secret of the payment under a key, for this buyer's browser only; null when no authentication is pending.</summary>
    Task<string?> FindSecretAsync(string key, CancellationToken cancellationToken);
}
