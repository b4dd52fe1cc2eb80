using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Providers;
using Picasso.Payments.Providers.Sandbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.ReadingPurchases;

namespace Picasso.Payments.ChargingCards;

/// <summary>
/// The buyer answers the authentication of a sandbox payment; the purchase then checks at once instead of at its next scheduled check.
/// </summary>
internal sealed class PaymentConfirming(PurchaseReading reading, SandboxProvider sandbox, PurchaseWakeUp nudging)
{
    /// <exception cref="DomainException">"purchase_not_found", "not_waiting_for_confirmation".</exception>
    public async Task ConfirmAsync(string buyerId, string purchaseId, bool approve, CancellationToken cancellationToken)
    {
        var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
        if (purchase.State != PurchaseState.NeedsConfirmation || !sandbox.Answer(ProviderKeys.Charge(purchaseId), approve))
            throw AuthenticationCompletion.NotWaiting.ToException();
        await nudging.NudgeAsync(purchase, cancellationToken);
    }
}
