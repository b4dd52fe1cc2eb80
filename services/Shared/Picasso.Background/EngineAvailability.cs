using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Picasso.Background;

/// <summary>
/// Whether a server outside the process answers, by the last call: the log has one line when it stops and one when it answers again. A refused key, user
/// or permission is an error of its own, since no repeat of a call can succeed before an operator acts. Health is degraded meanwhile and never
/// unhealthy: it is for servers whose work waits, not for those that answers depend on. Safe for concurrent callers.
/// </summary>
/// <param name="engine">The server's name in sentences, such as "Stripe".</param>
/// <param name="setting">What an operator checks when it refuses, such as "Picasso:Payments:Stripe:SecretKey".</param>
/// <param name="clock">Measures an outage.</param>
/// <param name="logger">Logs loss, refusal and return.</param>
public sealed class EngineAvailability(string engine, string setting, TimeProvider clock, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _denied = new(StringComparer.Ordinal);
    private DateTimeOffset? _lostAt;

    /// <summary>What a health check reports.</summary>
    public HealthCheckResult Health
    {
        get
        {
            lock (_lock)
                return (_lostAt, _denied.Count) switch
                {
                    ({ } lostAt, _) => HealthCheckResult.Degraded($"{engine} has not answered for {(clock.GetUtcNow() - lostAt).TotalSeconds:0} s."),
                    (_, > 0) => HealthCheckResult.Degraded($"{engine} refuses: {string.Join(", ", _denied)}. Check {setting}."),
                    _ => HealthCheckResult.Healthy($"{engine} answers."),
                };
        }
    }

    /// <summary>A call got no answer, or one that it cannot be served now.</summary>
    /// <param name="fault">The kind of fault and not its text, which may quote what was sent.</param>
    public void Lost(string fault)
    {
        lock (_lock)
        {
            if (_lostAt is not null)
                return;
            _lostAt = clock.GetUtcNow();
        }

        logger.LogWarning("{Engine} does not answer ({Fault}); what needs it waits until it does", engine, fault);
    }

    /// <summary>A call was answered.</summary>
    public void Answered()
    {
        TimeSpan outage;
        lock (_lock)
        {
            if (_lostAt is not { } lostAt)
                return;
            (outage, _lostAt) = (clock.GetUtcNow() - lostAt, null);
        }

        logger.LogInformation("{Engine} answers again after {Outage}", engine, outage);
    }

    /// <summary>It answered with a refusal that only an operator can change.</summary>
    /// <param name="what">What is refused, from a fixed list: it is kept in memory.</param>
    public void Denied(string what)
    {
        Answered();
        bool isNew;
        lock (_lock)
            isNew = _denied.Add(what);
        if (isNew)
            logger.LogError("{Engine} refuses {What}: check {Setting}; what needs it waits until it is allowed", engine, what, setting);
    }

    /// <summary>It answered and allowed it.</summary>
    /// <param name="what">As in <see cref="Denied"/>.</param>
    public void Granted(string what)
    {
        Answered();
        bool wasDenied;
        lock (_lock)
            wasDenied = _denied.Remove(what);
        if (wasDenied)
            logger.LogInformation("{Engine} allows {What}", engine, what);
    }
}
