using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>
/// Rebuilds rows of an earlier version of the projection, once they have caught up, while they serve. A process that stops meanwhile starts again at
/// its next start; of several processes one rebuilds.
/// </summary>
internal sealed class RebuildAtStart(
    IPictureReadModel pictures, DataDirectory directory, IEventStore log, ProjectionRunner<PicturesProjection> runner, TimeProvider clock,
    ILogger<RebuildAtStart> logger) : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    // The former rows serve while it fails.
    protected override Task LoopAsync(CancellationToken stoppingToken) => RunAsync(RebuildAsync, LoopSettings.Endless, stoppingToken);

    private async Task RebuildAsync(CancellationToken stoppingToken)
    {
        while (await pictures.ReadVersionAsync(stoppingToken) is var version && version != PictureProjection.Version)
        {
            // Two concurrent rebuilds of the same rows would delete each other's.
            using var alone = directory.TryLock("pictures-rebuild");
            if (alone is null)
                await Task.Delay(s_look, Clock, stoppingToken);
            else
                await RebuildAsync(version, stoppingToken);
        }
    }

    private async Task RebuildAsync(int version, CancellationToken stoppingToken)
    {
        Logger.LogInformation("Rows of version {Old} are rebuilt as version {New}", version, PictureProjection.Version);
        var end = await log.ReadEndAsync(stoppingToken);
        await runner.Progress.WaitForAsync(end, Timeout.InfiniteTimeSpan, stoppingToken);
        await runner.RebuildAsync(stoppingToken);
    }
}
