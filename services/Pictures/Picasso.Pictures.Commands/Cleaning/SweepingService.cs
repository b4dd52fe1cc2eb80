using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Cleaning;

/// <summary>Sweeps at the start and periodically: staged files in short intervals, objects in long ones.</summary>
internal sealed class SweepingService(
    StagingFolder staging, OrphanSweeper orphans, PendingSweeper pending, IOptions<UploadOptions> options, TimeProvider clock, ILogger<SweepingService> logger)
    : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(5);

    private DateTimeOffset _nextOrphans = DateTimeOffset.MinValue;

    // Scanning all objects has no time limit.
    protected override Task LoopAsync(CancellationToken stoppingToken) => RepeatAsync(SweepAsync, s_turn, LoopSettings.Endless, stoppingToken);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        staging.Sweep();
        if (Clock.GetUtcNow() < _nextOrphans)
            return;
        _nextOrphans = Clock.GetUtcNow() + options.Value.SweepInterval;
        await pending.SweepAsync(cancellationToken);
        await orphans.SweepAsync(cancellationToken);
    }
}
