using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.Pictures.Commands.Auditing;

/// <summary>
/// Degraded while a picture's record is broken; the description names the first bad event. Such a picture cannot be bought; the others can, so the
/// process stays ready.
/// </summary>
internal sealed class TitleHealthCheck(TitleAudit audit) : IHealthCheck
{
    /// <summary>The check's name.</summary>
    public const string Name = "titles";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var broken = audit.Broken;
        if (broken.Count == 0 && audit.Interruption is { } fault)
            return Task.FromResult(HealthCheckResult.Degraded("Titles cannot be audited: the log does not answer.", fault));
        return Task.FromResult(broken.Count == 0
            ? HealthCheckResult.Healthy($"{audit.Audited} titles were followed")
            : HealthCheckResult.Degraded(
                $"I1: {string.Join("; ", broken.Take(5).Select(link => $"{link.Stream} at {link.Revision}: {link.Flaw} (event {link.EventId:D})"))}"));
    }
}
