using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Scheduling;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Deletes expired uploads, and parts and thumbnails whose upload is gone: a call or a process ended between the two.</summary>
internal sealed class PendingSweeper(
    IObjectStore objects, PendingUploads pending, ScheduledUploads schedules, IOptions<UploadOptions> options, TimeProvider clock, ILogger<PendingSweeper> logger)
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await schedules.ForgetProblemsAsync(clock.GetUtcNow() - options.Value.PendingAge, cancellationToken);
        await foreach (var upload in pending.AllAsync(cancellationToken))
        {
            if (!await pending.HasExpiredAsync(upload, cancellationToken))
                continue;
            await pending.RemoveAsync(upload.OwnerId, upload.UploadId, cancellationToken);
            logger.LogInformation("Removed upload {UploadId}, which expired", upload.UploadId);
        }

        await SweepPartsAsync(cancellationToken);
    }

    private async Task SweepPartsAsync(CancellationToken cancellationToken)
    {
        (UserId Owner, string UploadId, bool IsThere) looked = default;
        await foreach (var stored in objects.ListAsync(Bucket.Originals, PendingKeys.Parts, cancellationToken))
        {
            // A running call may be about to end; a younger part is left to a later sweep.
            if (PendingKeys.UploadOf(stored.Key) is not { } part || clock.GetUtcNow() - stored.StoredAt < options.Value.OrphanAge)
                continue;
            if ((looked.Owner, looked.UploadId) != (part.OwnerId, part.UploadId))
                looked = (part.OwnerId, part.UploadId, await pending.FindAsync(part.OwnerId, part.UploadId, cancellationToken) is not null);
            if (!looked.IsThere)
                await objects.DeleteAsync(Bucket.Originals, stored.Key, cancellationToken);
        }
    }
}
