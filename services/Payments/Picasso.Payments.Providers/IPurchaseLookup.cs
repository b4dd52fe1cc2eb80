using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Providers;

/// <summary>Reads purchases, for a provider that is part of this process.</summary>
internal interface IPurchaseLookup
{
    /// <summary>The current state of a purchase; null when there is none.</summary>
    Task<Purchase?> FindAsync(string purchaseId, CancellationToken cancellationToken);
}
