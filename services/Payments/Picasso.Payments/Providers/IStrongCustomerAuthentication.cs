namespace Picasso.Payments.Providers;

/// <summary>For a provider whose script asks the bank's question in the buyer's browser.</summary>
internal interface IStrongCustomerAuthentication
{
    /// <summary>What opens the question about the payment under a key, in this buyer's browser only; null when none is open.</summary>
    Task<string?> FindSecretAsync(string key, CancellationToken cancellationToken);
}
