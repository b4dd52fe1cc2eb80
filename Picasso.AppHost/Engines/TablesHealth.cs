using Microsoft.Extensions.Diagnostics.HealthChecks;
using MySqlConnector;

namespace Picasso.AppHost.Engines;

/// <summary>Healthy when the server authenticates the root account and answers.</summary>
internal sealed class TablesHealth(TablesResource server) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var root = new MySqlConnectionStringBuilder(await server.ConnectionStringExpression.GetValueAsync(cancellationToken) ?? "")
        {
            Password = await server.Password.GetValueAsync(cancellationToken),
        };
        await using var connection = new MySqlConnection(root.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return await connection.PingAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
