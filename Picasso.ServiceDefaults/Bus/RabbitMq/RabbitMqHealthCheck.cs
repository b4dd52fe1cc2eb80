using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>The bus's own check, which says in addition when the broker is there and refuses this process a right.</summary>
internal sealed class RabbitMqHealthCheck(IHealthCheck bus, RabbitMqRights rights) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = await bus.CheckHealthAsync(context, cancellationToken);
        return rights.AreDenied ? new HealthCheckResult(HealthStatus.Degraded, RabbitMqRights.Description, found.Exception, found.Data) : found;
    }

    /// <summary>Puts itself before the bus's check.</summary>
    public static void Wrap(HealthCheckServiceOptions options, string bus)
    {
        foreach (var registration in options.Registrations.Where(registration => registration.Name == bus))
        {
            var own = registration.Factory;
            registration.Factory = services => new RabbitMqHealthCheck(own(services), services.GetRequiredService<RabbitMqRights>());
        }
    }
}
