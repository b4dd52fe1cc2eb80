using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.EventSourcing.Projecting;

/// <summary>Unhealthy until the view has caught up once since the start, and while it is stuck; degraded while streams are in quarantine.</summary>
internal sealed class ProjectionHealthCheck(ProjectionProgress progress) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(context.Registration.FailureStatus));

    private HealthCheckResult Check(HealthStatus bad)
    {
        var data = new Dictionary<string, object> { ["position"] = progress.Position.Value, ["lag"] = progress.Lag };
        if (progress.Failure is { Exception: LogReplacedException replaced })
            return new HealthCheckResult(bad, $"{progress.Name} is stopped. {replaced.Message}", replaced, data);
        if (progress.Failure is { } failure)
            return new HealthCheckResult(
                bad, $"{progress.Name} is stuck at {failure.Through.Value} after {failure.Attempts} attempts.", failure.Exception, data);
        if (!progress.HasCaughtUp)
            return new HealthCheckResult(bad, $"{progress.Name} is catching up.", data: data);
        return progress.Quarantine is { First: { } held } quarantine
            ? HealthCheckResult.Degraded(
                $"{progress.Name} holds back {quarantine.Streams} streams whose events it cannot read, such as {held.Stream} from revision {held.FromRevision} on: {held.EventType} {held.Reason}.",
                data: data)
            : HealthCheckResult.Healthy($"{progress.Name} is caught up.", data);
    }
}
