using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// Whether the server answers, by the last call of this process: one log line when it stops and one when it answers again, a metric, and a health
/// check that is degraded in between, or while a permission is refused. Meter "Picasso.EventSourcing".
/// </summary>
internal sealed class EventStoreDbAvailability : IHealthCheck
{
    public const string Name = "eventstore";

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly ILogger<EventStoreDbAvailability> _logger;
    private DateTimeOffset? _lostAt;

    public EventStoreDbAvailability(IMeterFactory meters, TimeProvider clock, ILogger<EventStoreDbAvailability> logger)
    {
        (_clock, _logger, Rights) = (clock, logger, new EventStoreDbRights(logger));
        meters.Create("Picasso.EventSourcing").CreateObservableGauge(
            "picasso.eventstore.outage", () => Outage.TotalSeconds, "s", "For how long EventStoreDB has not answered; 0 while it does.");
    }

    /// <summary>The refused permissions.</summary>
    public EventStoreDbRights Rights { get; }

    /// <summary>How long the server has not answered; zero while it does.</summary>
    public TimeSpan Outage
    {
        get
        {
            lock (_lock)
                return _lostAt is { } lostAt ? _clock.GetUtcNow() - lostAt : TimeSpan.Zero;
        }
    }

    /// <summary>Whether the last call got no answer.</summary>
    public bool IsLost
    {
        get
        {
            lock (_lock)
                return _lostAt is not null;
        }
    }

    /// <summary>A call was answered.</summary>
    public void Answered()
    {
        TimeSpan outage;
        lock (_lock)
        {
            if (_lostAt is null)
                return;
            (outage, _lostAt) = (_clock.GetUtcNow() - _lostAt.Value, null);
        }

        _logger.LogInformation("EventStoreDB answers again after {Outage}", outage);
    }

    /// <summary>A call was not answered; its effect is unknown.</summary>
    public void Lost(Exception fault)
    {
        lock (_lock)
        {
            if (_lostAt is not null)
                return;
            _lostAt = _clock.GetUtcNow();
        }

        _logger.LogWarning(fault, "EventStoreDB does not answer; calls fail as unavailable until it does");
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((IsLost, Rights.Refused) switch
        {
            (true, _) => HealthCheckResult.Degraded($"EventStoreDB has not answered for {Outage.TotalSeconds:0} s."),
            (_, { Length: > 0 } refused) => HealthCheckResult.Degraded($"EventStoreDB refuses: {refused}."),
            _ => HealthCheckResult.Healthy("EventStoreDB answers."),
        });
}
