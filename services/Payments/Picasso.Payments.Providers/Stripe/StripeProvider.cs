using Picasso.Payments.Purchasing;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// Card payments by Stripe. A payment is one intent. It is created and confirmed under Picasso's key, and found by that key in the intent's metadata.
/// Every report is read from the current object. A missing answer is an exception here, "unknown" at the gateway.
/// </summary>
internal sealed class StripeProvider(StripeIntents intents, StripeRefunds refunds, TimeProvider clock) : IPaymentProvider
{
    // Stripe keeps idempotency keys for at least 24 hours. During that time an order is repeated or cancelled without a search among all payments of
    // its period. The search takes a call for every hundred payments and fails when one call fails.
    private static readonly TimeSpan s_keysAreKept = TimeSpan.FromHours(20);

    // Never charged: it only marks a key as used. The amount is above Stripe's minimum, in a currency that every account supports.
    private const long TombstoneMinor = 100;
    private const string TombstoneCurrency = "eur";

    public async Task<PaymentReport> PayAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (!IsKept(order.Key) && await FindAsync(order.Key, cancellationToken) is { Outcome: not PaymentOutcome.NotFound } known)
            return known;
        try
        {
            return await intents.ReportAsync(await intents.CreateAsync(WishOf(order), order.Key, cancellationToken), cancellationToken);
        }
        catch (StripeException refusal) when (refusal.StripeError is { } error)
        {
            if (error.PaymentIntent is { Id: { } id })
                return await intents.ReportAsync(await intents.GetAsync(id, cancellationToken), cancellationToken);
            if (error.Type == StripeNames.IdempotencyError)
                return await FindUsedAsync(order.Key, cancellationToken);
            if (error is { Type: StripeNames.InvalidRequest, Param: "payment_method" })
                return new PaymentReport(PaymentOutcome.Declined, Reason: DeclineReasons.UnknownMethod);
            throw;
        }
    }

    public async Task<PaymentReport> FindAsync(string key, CancellationToken cancellationToken) =>
        await intents.FindAsync(key, cancellationToken) is { } intent
            ? await intents.ReportAsync(intent, cancellationToken)
            : new PaymentReport(PaymentOutcome.NotFound);

    public async Task<PaymentReport> CancelAsync(string key, CancellationToken cancellationToken)
    {
        if ((intents.Knows(key) || !IsKept(key)) && await intents.FindAsync(key, cancellationToken) is { } intent)
            return await CallOffAsync(intent, cancellationToken);
        try
        {
            // The order may still arrive. Another intent is created under its key, so that Stripe refuses the order.
            return await CallOffAsync(await intents.CreateAsync(Tombstone(key), key, cancellationToken), cancellationToken);
        }
        catch (StripeException refusal) when (refusal.StripeError?.Type == StripeNames.IdempotencyError)
        {
            return await intents.FindAsync(key, cancellationToken) is { } ordered
                ? await CallOffAsync(ordered, cancellationToken)
                : PaymentReport.Unknown;
        }
    }

    public Task<RefundReport> RefundAsync(RefundOrder order, CancellationToken cancellationToken) =>
        refunds.RefundAsync(order, cancellationToken);

    private bool IsKept(string key) => !(ProviderKeys.TimeOf(key) is { } begun && clock.GetUtcNow() - begun > s_keysAreKept);

    private async Task<PaymentReport> CallOffAsync(PaymentIntent intent, CancellationToken cancellationToken)
    {
        if (intent.Status is StripeNames.RequiresAction or StripeNames.RequiresConfirmation)
            intent = await intents.CancelAsync(intent, DeclineReasons.Cancelled, cancellationToken);
        return await intents.ReportAsync(intent, cancellationToken);
    }

    // The key was used by an order with other parameters, or was cancelled.
    private async Task<PaymentReport> FindUsedAsync(string key, CancellationToken cancellationToken) =>
        await intents.FindAsync(key, cancellationToken) is { } used
            ? await intents.ReportAsync(used, cancellationToken)
            : PaymentReport.Unknown;

    private static PaymentIntentCreateOptions WishOf(PaymentOrder order) => new()
    {
        Amount = order.Amount.Minor,
        Currency = order.Amount.Currency.ToLowerInvariant(),
        PaymentMethod = order.PaymentMethod,
        AllowedPaymentMethodTypes = ["card"],
        Confirm = true,
        // Authentication runs in the buyer's browser, by Stripe's script.
        UseStripeSdk = true,
        Metadata = new() { [StripeNames.Key] = order.Key, [StripeNames.PurchaseId] = order.PurchaseId },
        TransferGroup = order.PurchaseId,
        Expand = [StripeNames.LatestCharge],
    };

    private static PaymentIntentCreateOptions Tombstone(string key) => new()
    {
        Amount = TombstoneMinor,
        Currency = TombstoneCurrency,
        AllowedPaymentMethodTypes = ["card"],
        Description = "Called off before it was ordered",
        Metadata = new() { [StripeNames.Key] = key, [StripeNames.Reason] = DeclineReasons.Cancelled },
    };
}
