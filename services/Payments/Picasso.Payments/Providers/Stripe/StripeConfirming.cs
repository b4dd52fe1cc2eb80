using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Buying;
using Picasso.Payments.Paying;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>The bank's question is answered between the buyer's browser and Stripe; we hand over what opens it, to the buyer only.</summary>
internal sealed class StripeConfirming(PurchaseReading reading, StripeIntents intents, PurchaseNudging nudging)
{
    /// <exception cref="RefusedException">"purchase_not_found", "not_waiting_for_confirmation".</exception>
    public async Task<string> GetSecretAsync(string buyerId, string purchaseId, CancellationToken cancellationToken)
    {
        var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
        return purchase.State == PurchaseState.NeedsConfirmation
            && await intents.FindAsync(ProviderKeys.Charge(purchaseId), cancellationToken) is { Status: StripeNames.RequiresAction } intent
            ? intent.ClientSecret
            : throw PaymentConfirming.NotWaiting.ToException();
    }

    /// <summary>The browser says that the question was answered: what was answered, we ask Stripe.</summary>
    /// <exception cref="RefusedException">"purchase_not_found".</exception>
    public async Task LookAsync(string buyerId, string purchaseId, CancellationToken cancellationToken)
    {
        var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
        if (purchase.State == PurchaseState.NeedsConfirmation)
            await nudging.NudgeAsync(purchase, cancellationToken);
    }
}
