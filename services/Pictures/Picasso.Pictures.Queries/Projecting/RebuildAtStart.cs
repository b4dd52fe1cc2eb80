using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>
/// Rebuilds rows that an earlier version of the projection made, once they are caught up, while they go on serving. A process
/// that dies meanwhile begins again when it starts; of several processes one rebuilds.
/// </summary>
internal sealed class RebuildAtStart(
    IPictureReadModel pictures, DataDirectory directory, IEventStore log, ProjectionRunner<PicturesProjection> runner, TimeProvider clock,
    ILogger<RebuildAtStart> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RebuildAsync(stoppingToken);
                return;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(fault, "The pictures could not be rebuilt; the former rows go on serving, next try in {Pause}", s_pause);
                await Task.Delay(s_pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RebuildAsync(CancellationToken stoppingToken)
    {
        while (await pictures.ReadVersionAsync(stoppingToken) is var version && version != PictureProjection.Version)
        {
            // Two that rebuild the same rows would take them out of each other's hands.
            using var alone = directory.TryLock("pictures-rebuild");
            if (alone is null)
                await Task.Delay(s_look, clock, stoppingToken);
            else
                await RebuildAsync(version, stoppingToken);
        }
    }

    private async Task RebuildAsync(int version, CancellationToken stoppingToken)
    {
        logger.LogInformation("Rows of version {Old} are rebuilt as version {New}", version, PictureProjection.Version);
        var end = await log.ReadEndAsync(stoppingToken);
        await runner.Progress.WaitForAsync(end, Timeout.InfiniteTimeSpan, stoppingToken);
        await runner.RebuildAsync(stoppingToken);
    }
}
