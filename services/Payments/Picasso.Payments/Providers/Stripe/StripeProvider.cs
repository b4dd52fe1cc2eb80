using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// Cards by Stripe. A payment is one intent, made and confirmed under our key and found again by it in the intent's metadata.
/// Every report is read from the object as it stands. What Stripe does not answer is an exception here, "unknown" at the gateway.
/// </summary>
internal sealed class StripeProvider(StripeIntents intents, StripeRefunds refunds, TimeProvider clock) : IPaymentProvider
{
    // Stripe keeps idempotency keys for at least 24 hours. So long an order is repeated and called off without looking for it among all
    // payments of its time, which takes a call for every hundred of them and fails when one of these does.
    private static readonly TimeSpan s_keysAreKept = TimeSpan.FromHours(20);

    // Never charged: it only uses a key up. Above Stripe's smallest amount, in a currency that every account has.
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
            // The order may still be on its way. Under its own key another intent is made, so that Stripe refuses the order.
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

    // The key was used by an order with other words, or called off.
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
        // A bank's question is answered in the buyer's browser, by Stripe's script.
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
