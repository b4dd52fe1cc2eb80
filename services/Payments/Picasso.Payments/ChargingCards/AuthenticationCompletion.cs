using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.Payments.ReadingPurchases;

namespace Picasso.Payments.ChargingCards;

/// <summary>
/// Strong customer authentication runs between the buyer's browser and the provider. Picasso hands its client secret to the buyer only.
/// </summary>
internal sealed class AuthenticationCompletion(PurchaseReading reading, IStrongCustomerAuthentication questions, PurchaseWakeUp nudging)
{
    /// <summary>Answer to a buyer whose payment needs no confirmation.</summary>
    public static DomainError NotWaiting { get; } =
        DomainError.Conflict("not_waiting_for_confirmation", "This payment does not wait for your confirmation.");

    /// <exception cref="DomainException">"purchase_not_found", "not_waiting_for_confirmation".</exception>
    public async Task<string> GetSecretAsync(string buyerId, string purchaseId, CancellationToken cancellationToken)
    {
        var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
        return purchase.State == PurchaseState.NeedsConfirmation
            && await questions.FindSecretAsync(ProviderKeys.Charge(purchaseId), cancellationToken) is { } secret
            ? secret
            : throw NotWaiting.ToException();
    }

    /// <summary>The browser reports that authentication ended; the result is read from the provider.</summary>
    /// <exception cref="DomainException">"purchase_not_found".</exception>
    public async Task LookAsync(string buyerId, string purchaseId, CancellationToken cancellationToken)
    {
        var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
        if (purchase.State == PurchaseState.NeedsConfirmation)
            await nudging.NudgeAsync(purchase, cancellationToken);
    }
}
