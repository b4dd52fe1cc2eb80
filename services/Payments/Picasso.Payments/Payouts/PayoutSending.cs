using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Monitoring;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Providers;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Payouts;

/// <summary>Sends due payouts. A failed payout stays due, records its error, and is retried under the same key.</summary>
internal sealed class PayoutSending(
    PaymentShards shards, ISellerAccounts sellers, PaymentsMetrics metrics,
    IOptions<PayoutOptions> options, IOptions<PurchaseOptions> purchases, TimeProvider clock, ILogger<PayoutSending> logger)
{
    /// <summary>Tries one payout, unless another copy has claimed it.</summary>
    public async Task SendAsync(SellerPayout payout, string accountId, CancellationToken cancellationToken)
    {
        if (!await ClaimAsync(payout, cancellationToken))
            return;
        var order = new TransferOrder(PayoutKeys.Of(payout), payout.Refusals, payout.SellerId, accountId, payout.Amount);
        var report = await AskAsync(order, cancellationToken);
        await using var db = shards.OfUser(payout.SellerId).Open();
        db.Attach(payout);
        if (report is { Succeeded: true })
        {
            var now = clock.GetStorableNow();
            payout.Succeed(report.TransferId, now);
            db.Entries.Add(PayoutBookings.Paid(payout, now));
        }
        else
        {
            payout.Fail(report?.Error);
            metrics.Alarm("payout_failed");
            logger.LogError("Payout {PayoutId} to seller {SellerId} failed: {LastError}", payout.PayoutId, payout.SellerId, payout.LastError);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // No other copy tries it before the lease ends.
    private async Task<bool> ClaimAsync(SellerPayout payout, CancellationToken cancellationToken)
    {
        var (id, version, attempts) = (payout.PayoutId, payout.Version, payout.Attempts + 1);
        DateTimeOffset? next = clock.GetStorableNow() + Backoff.Pause(options.Value.RetryFirst, options.Value.RetryMax, payout.Attempts);
        await using var db = shards.OfUser(payout.SellerId).Open();
        var claimed = await db.Payouts.Where(row => row.PayoutId == id && row.Version == version).ExecuteUpdateAsync(
            row => row.SetProperty(x => x.Version, version + 1).SetProperty(x => x.Attempts, attempts).SetProperty(x => x.DueAt, next),
            cancellationToken);
        (payout.Version, payout.Attempts, payout.DueAt) = (version + 1, attempts, next);
        return claimed == 1;
    }

    // Null: the provider did not answer.
    private async Task<TransferReport?> AskAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(purchases.Value.ProviderTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await sellers.TransferAsync(order, either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(fault, "The provider did not answer a call about {Key}", order.Key);
            return null;
        }
    }
}
