using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.EventSourcing.Guarding;

/// <summary>Unhealthy, with the remedy, once the log is found to be replaced.</summary>
internal sealed class LogHealthCheck(LogGuard guard) : IHealthCheck
{
    public const string Name = "log";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(guard.Found is { } found
            ? new HealthCheckResult(context.Registration.FailureStatus, found.Message)
            : HealthCheckResult.Healthy("The log is the one that was used before."));
}
