using System.Diagnostics.Metrics;
using Picasso.Contracts.Payments;

namespace Picasso.Payments.Monitoring;

/// <summary>Metrics of payments: meter <c>Picasso.Payments</c>.</summary>
internal sealed class PaymentsMetrics
{
    public const string MeterName = "Picasso.Payments";

    // A purchase takes seconds, or days when its payment settles late.
    private static readonly double[] s_seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 86400];

    private readonly Counter<long> _ended;
    private readonly Counter<long> _alarms;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _deliveries;

    public PaymentsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _ended = meter.CreateCounter<long>("picasso.payments.purchases_ended", "{purchase}", "Purchases that ended, by state.");
        _duration = meter.CreateHistogram<double>(
            "picasso.payments.purchase.duration", "s", "From the buyer's click to the end of the purchase, by outcome.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = s_seconds });
        _alarms = meter.CreateCounter<long>("picasso.payments.alarms", "{alarm}", "Purchases that people must look at, by reason.");
        _deliveries = meter.CreateCounter<long>("picasso.payments.outbox_deliveries", "{message}", "Attempts to deliver a message, by outcome.");
    }

    public void Ended(PurchaseState state, TimeSpan after)
    {
        _ended.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));
        _duration.Record(after.TotalSeconds, new KeyValuePair<string, object?>("outcome", state.ToString()));
    }

    public void Alarm(string reason) => _alarms.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Delivered() => _deliveries.Add(1, new KeyValuePair<string, object?>("outcome", "delivered"));

    public void DeliveryFailed() => _deliveries.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
}
