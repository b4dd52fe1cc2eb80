using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Monitoring;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Reselling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ChargingCards;

/// <summary>
/// Calls the provider about one purchase. Null: the purchase has changed state and the call is obsolete. A slow or failing provider is "unknown",
/// never "failed".
/// </summary>
internal sealed class PaymentProviderGateway(
    PaymentShards shards, IPaymentProvider provider, CardMarks marks, IOptions<PurchaseOptions> options, TimeProvider clock, ILogger<PaymentProviderGateway> logger)
    : IPurchaseLookup
{
    /// <summary>The current purchase; it is not tracked, and no transaction stays open.</summary>
    public Task<PurchaseSaga?> FindAsync(string purchaseId, CancellationToken cancellationToken) => shards.FollowAsync(
        shards.OfPurchase(purchaseId),
        db => db.Purchases.AsNoTracking().SingleOrDefaultAsync(row => row.PurchaseId == purchaseId, cancellationToken), cancellationToken);

    async Task<Purchasing.Purchase?> IPurchaseLookup.FindAsync(string purchaseId, CancellationToken cancellationToken) =>
        await FindAsync(purchaseId, cancellationToken);

    public async Task<PaymentReport?> ChargeAsync(PurchaseSaga purchase, CancellationToken cancellationToken)
    {
        // A charge command that arrives after the deadline is not executed; the saga then cancels the payment.
        if (purchase.State != PurchaseState.Reserved || clock.GetUtcNow() >= purchase.ReservedUntil)
            return null;
        var order = new PaymentOrder(
            ProviderKeys.Charge(purchase.PurchaseId), purchase.PurchaseId, purchase.PaymentMethod,
            new Money(purchase.PriceMinor, purchase.Currency));
        return await AskAsync("charge", purchase, PaymentReport.Unknown, cancel => provider.PayAsync(order, cancel), cancellationToken);
    }

    // Also after a rejection: a payment that succeeded all the same has to be found and refunded.
    public async Task<PaymentReport?> LookUpAsync(PurchaseSaga purchase, CancellationToken cancellationToken) =>
        IsPaying(purchase) || purchase.State == PurchaseState.Rejected
        ? await AskAsync("find", purchase, PaymentReport.Unknown,
            cancel => provider.FindAsync(ProviderKeys.Charge(purchase.PurchaseId), cancel), cancellationToken)
        : null;

    public async Task<PaymentReport?> CancelAsync(PurchaseSaga purchase, CancellationToken cancellationToken) => IsPaying(purchase)
        ? await AskAsync("cancel", purchase, PaymentReport.Unknown,
            cancel => provider.CancelAsync(ProviderKeys.Charge(purchase.PurchaseId), cancel), cancellationToken)
        : null;

    public async Task<RefundReport?> RefundAsync(PurchaseSaga purchase, CancellationToken cancellationToken)
    {
        if (purchase.State != PurchaseState.RefundPending)
            return null;
        var order = new RefundOrder(
            ProviderKeys.Refund(purchase.PurchaseId), ProviderKeys.Charge(purchase.PurchaseId), purchase.PaymentId,
            new Money(purchase.ToRefundMinor, purchase.CapturedCurrency));
        return await AskAsync("refund", purchase, new RefundReport(RefundOutcome.Pending),
            cancel => provider.RefundAsync(order, cancel), cancellationToken);
    }

    /// <summary>
    /// Whether the buyer of a resale pays with a card that the seller also used, now or before. Checked only while the answer matters.
    /// </summary>
    public async Task<bool> IsSharedAsync(PurchaseSaga purchase, string cardMark, CancellationToken cancellationToken) =>
        purchase is { DisputableUntil: not null, ConditionalUntil: null }
        && await marks.AreSharedAsync(purchase.SellerId, purchase.BuyerId, cardMark, cancellationToken);

    /// <summary>An amount that fits the columns, whatever a provider sends; "XXX" is ISO 4217 for "no currency".</summary>
    public static Money Storable(Money amount) => amount with { Currency = amount.Currency is { Length: 3 } code ? code : "XXX" };

    private static bool IsPaying(PurchaseSaga purchase) =>
        purchase.State is PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing;

    private async Task<T> AskAsync<T>(
        string what, PurchaseSaga purchase, T unknown, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var span = PaymentsTracing.Provider(what, purchase.PurchaseId, purchase.PictureId);
        using var timeout = new CancellationTokenSource(options.Value.ProviderTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            logger.LogWarning(fault, "The provider did not answer a call about purchase {PurchaseId}", purchase.PurchaseId);
            return unknown;
        }
    }
}
