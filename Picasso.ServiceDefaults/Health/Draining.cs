using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Picasso.ServiceDefaults.Health;

/// <summary>Whether this process is about to close: it still serves, but wants no new callers.</summary>
/// <param name="process">A process that stops drains, whoever stopped it.</param>
public sealed class Draining(IHostApplicationLifetime process)
{
    private volatile bool _begun;

    /// <summary>Closing has begun.</summary>
    public bool HasBegun => _begun || process.ApplicationStopping.IsCancellationRequested;

    /// <summary>Closing was announced here, and not only by the end of the process.</summary>
    internal bool WasAnnounced => _begun;

    /// <summary>From here on <c>/health</c> sends callers elsewhere.</summary>
    public void Begin() => _begun = true;
}

/// <summary>Not ready from the moment at which closing begins.</summary>
internal sealed class DrainingHealthCheck(Draining draining) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(draining.HasBegun ? HealthCheckResult.Unhealthy("This process is closing.") : HealthCheckResult.Healthy());
}
