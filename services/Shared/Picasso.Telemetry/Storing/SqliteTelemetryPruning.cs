using Microsoft.Extensions.Logging;
using Picasso.Background;

namespace Picasso.Telemetry.Storing;

/// <summary>Keeps the local store within its bounds.</summary>
internal sealed class SqliteTelemetryPruning(
    SqliteTelemetryStore store, TimeProvider clock, ILogger<SqliteTelemetryPruning> logger) : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    protected override Task LoopAsync(CancellationToken stoppingToken) => RepeatAsync(Prune, s_pause, LoopSettings.Usual, stoppingToken);

    private Task Prune(CancellationToken cancellationToken)
    {
        store.Prune();
        return Task.CompletedTask;
    }
}
