using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>
/// Rebuilds rows that an earlier version of the projection made, once they are caught up, while they go on serving. A process
/// that dies meanwhile begins again when it starts.
/// </summary>
internal sealed class RebuildAtStart(
    IPictureReadModel pictures, IEventStore log, ProjectionRunner<PicturesProjection> runner, ILogger<RebuildAtStart> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var version = await pictures.ReadVersionAsync(stoppingToken);
        if (version == PictureProjection.Version)
            return;
        logger.LogInformation("Rows of version {Old} are rebuilt as version {New}", version, PictureProjection.Version);
        var end = await log.ReadEndAsync(stoppingToken);
        await runner.Progress.WaitForAsync(end, Timeout.InfiniteTimeSpan, stoppingToken);
        await runner.RebuildAsync(stoppingToken);
    }
}
