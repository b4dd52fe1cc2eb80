using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Cleaning;

/// <summary>Cleans up at the start and every so often: staged files in short turns, objects in long ones.</summary>
internal sealed class SweepingService(
    StagingFolder staging, OrphanSweeper orphans, IOptions<UploadOptions> options, TimeProvider clock, ILogger<SweepingService> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var turns = new PeriodicTimer(s_turn, clock);
        var nextOrphans = clock.GetUtcNow();
        try
        {
            do
            {
                var isDue = clock.GetUtcNow() >= nextOrphans;
                if (isDue)
                    nextOrphans = clock.GetUtcNow() + options.Value.SweepInterval;
                await SweepAsync(isDue, stoppingToken);
            }
            while (await turns.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task SweepAsync(bool withOrphans, CancellationToken cancellationToken)
    {
        try
        {
            staging.Sweep();
            if (withOrphans)
                await orphans.SweepAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Sweeping failed; the next turn tries again");
        }
    }
}
