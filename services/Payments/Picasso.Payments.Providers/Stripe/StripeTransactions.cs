using System.Runtime.CompilerServices;
using Picasso.Payments.Reconciling;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Stripe's lists of charges, refunds and transfers.</summary>
internal sealed class StripeTransactions(StripeConnection connection) : IProviderTransactions
{
    private const int PageSize = 100;

    private readonly ChargeService _charges = new(connection.Client);
    private readonly RefundService _refunds = new(connection.Client);
    private readonly TransferService _transfers = new(connection.Client);

    public IAsyncEnumerable<ProviderRecord> ReadAsync(RecordKind kind, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime };
        return kind switch
        {
            RecordKind.Charge => ChargesAsync(created, cancellationToken),
            RecordKind.Refund => RefundsAsync(created, cancellationToken),
            _ => TransfersAsync(created, cancellationToken),
        };
    }

    private async IAsyncEnumerable<ProviderRecord> ChargesAsync(
        DateRangeOptions created, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new ChargeListOptions { Created = created, Limit = PageSize };
        await foreach (var charge in _charges.ListAutoPagingAsync(query, cancellationToken: cancellationToken))
        {
            if (charge is { Status: StripeNames.Succeeded, Captured: true })
            {
                yield return new ProviderRecord(
                    RecordKind.Charge, charge.Id, KeyOf(charge.Metadata), charge.PaymentIntentId ?? "",
                    StripeIntents.Amount(charge.AmountCaptured, charge.Currency), TimeOf(charge.Created));
            }
        }
    }

    private async IAsyncEnumerable<ProviderRecord> RefundsAsync(
        DateRangeOptions created, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RefundListOptions { Created = created, Limit = PageSize };
        await foreach (var refund in _refunds.ListAutoPagingAsync(query, cancellationToken: cancellationToken))
        {
            if (refund.Status == StripeNames.Succeeded)
            {
                yield return new ProviderRecord(
                    RecordKind.Refund, refund.Id, KeyOf(refund.Metadata), refund.PaymentIntentId ?? "",
                    StripeIntents.Amount(refund.Amount, refund.Currency), TimeOf(refund.Created));
            }
        }
    }

    private async IAsyncEnumerable<ProviderRecord> TransfersAsync(
        DateRangeOptions created, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new TransferListOptions { Created = created, Limit = PageSize };
        await foreach (var transfer in _transfers.ListAutoPagingAsync(query, cancellationToken: cancellationToken))
        {
            yield return new ProviderRecord(
                RecordKind.Transfer, transfer.Id, KeyOf(transfer.Metadata), "",
                StripeIntents.Amount(transfer.Amount - transfer.AmountReversed, transfer.Currency), TimeOf(transfer.Created));
        }
    }

    private static string KeyOf(Dictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(StripeNames.Key, out var key) ? key : "";

    private static DateTimeOffset TimeOf(DateTime created) => new(DateTime.SpecifyKind(created, DateTimeKind.Utc));
}
