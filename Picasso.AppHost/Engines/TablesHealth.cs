using Microsoft.Extensions.Diagnostics.HealthChecks;
using MySqlConnector;

namespace Picasso.AppHost.Engines;

/// <summary>Healthy while the server lets the root account in and answers.</summary>
internal sealed class TablesHealth(TablesResource server) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = new MySqlConnection(await server.ConnectionStringExpression.GetValueAsync(cancellationToken));
        await connection.OpenAsync(cancellationToken);
        return await connection.PingAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
