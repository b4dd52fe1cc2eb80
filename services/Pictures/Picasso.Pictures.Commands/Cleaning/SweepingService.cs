using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Cleaning;

/// <summary>Cleans up at the start and every so often: staged files in short turns, objects in long ones.</summary>
internal sealed class SweepingService(
    StagingFolder staging, OrphanSweeper orphans, IOptions<UploadOptions> options, TimeProvider clock, ILogger<SweepingService> logger)
    : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(5);

    private DateTimeOffset _nextOrphans = DateTimeOffset.MinValue;

    // Looking through all objects takes as long as it takes.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RepeatAsync(SweepAsync, s_turn, LoopSettings.Endless, stoppingToken);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        staging.Sweep();
        if (Clock.GetUtcNow() < _nextOrphans)
            return;
        _nextOrphans = Clock.GetUtcNow() + options.Value.SweepInterval;
        await orphans.SweepAsync(cancellationToken);
    }
}
