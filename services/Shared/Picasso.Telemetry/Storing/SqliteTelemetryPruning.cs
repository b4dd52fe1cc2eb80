using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Picasso.Telemetry.Storing;

/// <summary>Keeps the local store within its bounds.</summary>
internal sealed class SqliteTelemetryPruning(
    SqliteTelemetryStore store, TimeProvider clock, ILogger<SqliteTelemetryPruning> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(s_pause, clock);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                store.Prune();
            }
            catch (Exception busy) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(busy, "Old telemetry could not be removed; the next turn tries again");
            }
        }
    }
}
