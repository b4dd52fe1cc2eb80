using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.Payments.Operating;

/// <summary>Unhealthy when the books break a promise.</summary>
internal sealed class InvariantsHealthCheck(InvariantChecking checking) : IHealthCheck
{
    public const string Name = "invariants";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var broken = (await checking.CheckAsync(cancellationToken)).Where(verdict => !verdict.Holds).ToList();
        return broken.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Join("; ", broken.Select(verdict => $"{verdict.Id}: {verdict.Detail}")));
    }
}
