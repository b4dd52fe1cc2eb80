using System.Net;
using Picasso.Payments.Purchasing;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// Refunds by Picasso's key, which is in the metadata of Stripe's refunds. A refund that failed at Stripe stays failed, so a retry is a new refund.
/// Its idempotency key counts the failed ones, so two concurrent attempts create one refund. Stripe refuses to refund a disputed charge and repeats
/// that answer under the same key, so the key also counts the disputes won since.
/// </summary>
internal sealed class StripeRefunds(StripeConnection connection, StripeIntents intents)
{
    private const string Won = "won";

    private readonly RefundService _refunds = new(connection.Client);
    private readonly DisputeService _disputes = new(connection.Client);

    public async Task<RefundReport> RefundAsync(RefundOrder order, CancellationToken cancellationToken)
    {
        var intent = await intents.GetAsync(order.PaymentId, cancellationToken);
        if (!string.Equals(intent.Currency, order.Amount.Currency, StringComparison.OrdinalIgnoreCase))
            return new RefundReport(RefundOutcome.Failed);
        var attempts = await AttemptsAsync(order, cancellationToken);
        if (attempts.Find(refund => !HasFailed(refund)) is { } good)
            return Report(good);
        var disputes = await DisputesAsync(order, cancellationToken);
        if (disputes.Exists(dispute => dispute.Status != Won))
            return new RefundReport(RefundOutcome.Failed);
        try
        {
            return Report(await CreateAsync(order, KeyOf(order, attempts.Count, disputes.Count), cancellationToken));
        }
        catch (StripeException error) when (error.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired)
        {
            return new RefundReport(RefundOutcome.Failed);
        }
    }

    /// <summary>Maps a refund to Picasso's terms.</summary>
    public static RefundReport Report(Refund refund) => refund.Status switch
    {
        StripeNames.Succeeded => new(RefundOutcome.Succeeded, refund.Id, StripeIntents.Amount(refund.Amount, refund.Currency)),
        StripeNames.Failed or StripeNames.Canceled => new(RefundOutcome.Failed, refund.Id),
        _ => new(RefundOutcome.Pending, refund.Id),
    };

    private static bool HasFailed(Refund refund) => refund.Status is StripeNames.Failed or StripeNames.Canceled;

    private async Task<List<Refund>> AttemptsAsync(RefundOrder order, CancellationToken cancellationToken)
    {
        var found = new List<Refund>();
        var query = new RefundListOptions { PaymentIntent = order.PaymentId, Limit = 100 };
        await foreach (var refund in _refunds.ListAutoPagingAsync(query, cancellationToken: cancellationToken))
        {
            if (refund.Metadata.TryGetValue(StripeNames.Key, out var key) && key == order.Key)
                found.Add(refund);
        }

        return found;
    }

    private async Task<List<Dispute>> DisputesAsync(RefundOrder order, CancellationToken cancellationToken)
    {
        var found = new List<Dispute>();
        var query = new DisputeListOptions { PaymentIntent = order.PaymentId, Limit = 100 };
        await foreach (var dispute in _disputes.ListAutoPagingAsync(query, cancellationToken: cancellationToken))
            found.Add(dispute);
        return found;
    }

    private static string KeyOf(RefundOrder order, int failedBefore, int disputesWon)
    {
        var key = failedBefore == 0 ? order.Key : $"{order.Key}:{failedBefore}";
        return disputesWon == 0 ? key : $"{key}:won{disputesWon}";
    }

    private async Task<Refund> CreateAsync(RefundOrder order, string key, CancellationToken cancellationToken)
    {
        var wish = new RefundCreateOptions
        {
            PaymentIntent = order.PaymentId,
            Amount = order.Amount.Minor,
            Metadata = new() { [StripeNames.Key] = order.Key, [StripeNames.PurchaseId] = ProviderKeys.PurchaseOf(order.PaymentKey) },
        };
        var refund = await _refunds.CreateAsync(wish, new RequestOptions { IdempotencyKey = key }, cancellationToken);
        return await _refunds.GetAsync(refund.Id, cancellationToken: cancellationToken);
    }
}
