using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Kernel;

namespace Picasso.Payments.Monitoring;

/// <summary>Unhealthy when an invariant is violated; degraded when some invariants cannot be checked.</summary>
internal sealed class InvariantsHealthCheck(InvariantChecker checking) : IHealthCheck
{
    public const string Name = "invariants";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Judge(await checking.CheckAsync(cancellationToken));
        }
        catch (DomainException away) when (away.Error.Kind == DomainErrorKind.Unavailable)
        {
            return HealthCheckResult.Degraded("Not all books can be read right now.");
        }
    }

    private static HealthCheckResult Judge(IReadOnlyList<InvariantVerdict> verdicts)
    {
        var broken = verdicts.Where(verdict => !verdict.Holds).ToList();
        return broken.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Join("; ", broken.Select(verdict => $"{verdict.Id}: {verdict.Detail}")));
    }
}
