using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Picasso.EventSourcing.Projecting;

/// <summary>The meter "Picasso.EventSourcing".</summary>
internal sealed class EventSourcingMetrics
{
    public const string MeterName = "Picasso.EventSourcing";

    private readonly ConcurrentBag<ProjectionProgress> _watched = [];
    private readonly Counter<long> _applied;
    private readonly Counter<long> _failures;

    public EventSourcingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _applied = meter.CreateCounter<long>("picasso.projection.events", "{event}", "Events applied to a projection.");
        _failures = meter.CreateCounter<long>("picasso.projection.failures", "{failure}", "Batches that a projection could not apply.");
        meter.CreateObservableGauge("picasso.projection.lag", Lags, "{position}", "Log positions that a projection lacks.");
        meter.CreateObservableGauge("picasso.projection.behind", Behind, "s", "For how long a projection has lacked something that the log has.");
        meter.CreateObservableGauge(
            "picasso.projection.held", Held, "{stream}", "Streams that a projection holds back, as it cannot read one of their events; anything but 0 is an alarm.");
    }

    public void Watch(ProjectionProgress progress) => _watched.Add(progress);

    public void Applied(string projection, int events) => _applied.Add(events, Tag(projection));

    public void Failed(string projection) => _failures.Add(1, Tag(projection));

    private IEnumerable<Measurement<double>> Behind() =>
        _watched.Select(progress => new Measurement<double>(progress.Behind.TotalSeconds, Tag(progress.Name)));

    private IEnumerable<Measurement<long>> Held() =>
        _watched.Select(progress => new Measurement<long>(progress.Quarantine.Streams, Tag(progress.Name)));

    private IEnumerable<Measurement<long>> Lags() =>
        _watched.Select(progress => new Measurement<long>((long)progress.Lag, Tag(progress.Name)));

    private static KeyValuePair<string, object?> Tag(string projection) => new("projection", projection);
}
