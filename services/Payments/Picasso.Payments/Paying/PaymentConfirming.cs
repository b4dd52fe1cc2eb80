using Microsoft.EntityFrameworkCore;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Buying;
using Picasso.Payments.Outbox;
using Picasso.Payments.Providers;
using Picasso.Payments.Providers.Sandbox;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Paying;

/// <summary>The buyer answers the bank of a sandbox payment; the purchase then looks at once instead of at its next turn.</summary>
internal sealed class PaymentConfirming(
    PurchaseReading reading, SandboxProvider sandbox, PaymentShards shards, DueSignal due, TimeProvider clock)
{
    /// <exception cref="RefusedException">"purchase_not_found", "not_waiting_for_confirmation".</exception>
    public async Task ConfirmAsync(string buyerId, string purchaseId, bool approve, CancellationToken cancellationToken)
    {
        var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
        if (purchase.State != PurchaseState.NeedsConfirmation || !sandbox.Answer(ProviderKeys.Charge(purchaseId), approve))
            throw Refusal.Conflict("not_waiting_for_confirmation", "This payment does not wait for your confirmation.").ToException();

        DateTimeOffset? now = clock.GetStorableNow();
        await shards.AskAsync(shards.OfPurchase(purchaseId), db => db.Purchases
            .Where(row => row.PurchaseId == purchaseId && row.Version == purchase.Version)
            .ExecuteUpdateAsync(
                row => row.SetProperty(x => x.DueAt, now).SetProperty(x => x.Version, purchase.Version + 1), cancellationToken));
        due.Raised.Raise();
    }
}
