using System.Diagnostics.Metrics;
using Picasso.Payments.Monitoring;
using Picasso.Payments.Providers;

namespace Picasso.Payments.Reconciling;

/// <summary>Metrics of reconciliation, on the meter of payments.</summary>
internal sealed class ReconciliationMetrics(IMeterFactory meters, PaymentsMetrics payments)
{
    private readonly Counter<long> _records = meters.Create(PaymentsMetrics.MeterName).CreateCounter<long>(
        "picasso.payments.reconciled_records", "{record}", "Records of the provider's that were held against our books, by kind and verdict.");

    public void Reconciled(RecordKind kind, Verdict verdict) => _records.Add(
        1, new KeyValuePair<string, object?>("kind", kind.ToString()), new KeyValuePair<string, object?>("verdict", verdict.ToString()));

    public void Alarm(string reason) => payments.Alarm(reason);
}
