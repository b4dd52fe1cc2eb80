using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.Pictures.Proving;
using Picasso.Pictures.Queries.ProvingTitle;
using Picasso.ServiceDefaults.Authentication.Sessions;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>
/// Monitors a running download. It polls the picture's stream several times a second instead of using a subscription: no event can be missed, and
/// when the log is unreachable the download ends.
/// </summary>
internal sealed class OwnershipGuard(
    IEventStore log, SessionValidator sessions, TimeProvider clock, IOptions<PictureQueriesOptions> options, ILogger<OwnershipGuard> logger)
{
    /// <summary>Calls <paramref name="stop"/> once when the right ends; returns when the download is complete.</summary>
    public async Task WatchAsync(DownloadRight right, PictureHistory seen, Action stop, CancellationToken done)
    {
        try
        {
            using var ticks = new PeriodicTimer(options.Value.OwnershipCheckInterval, clock);
            while (right.Fits(seen.State))
            {
                await ticks.WaitForNextTickAsync(done);
                if (!await sessions.IsOpenAsync(right.OwnerId, right.SessionId, done))
                    break;
                seen = await log.ContinueHistoryAsync(right.PictureId, seen, done);
            }

            logger.LogInformation("A download of picture {PictureId} ends: its owner changed, or the session ended", right.PictureId);
            stop();
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The download completed.
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "A download of picture {PictureId} ends: its owner cannot be verified", right.PictureId);
            stop();
        }
    }
}
