using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Cleaning;

/// <summary>
/// Deletes objects that belong to no picture. The picture's stream decides; where there is none yet, the sweeper first records in the stream that the
/// upload was abandoned, so that it cannot complete later.
/// </summary>
internal sealed class OrphanSweeper(
    IObjectStore objects, IPictureIndex index, PictureStreams pictures, IOptions<UploadOptions> options, TimeProvider clock,
    ILogger<OrphanSweeper> logger)
{
    private const string Swept = "swept";

    /// <summary>Up to this age objects without a reference from an existing picture are also searched; later only the index is used.</summary>
    private static readonly TimeSpan s_closeLook = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await SweepAsync(Bucket.Originals, "", cancellationToken);
        await SweepAsync(Bucket.Public, PictureFiles.PreviewPrefix, cancellationToken);
        // A temporary file belongs to no picture; those of running puts are younger.
        if (await objects.EndAbandonedPutsAsync(options.Value.OrphanAge, cancellationToken) is > 0 and var ended)
            logger.LogInformation("Ended {Count} incomplete puts", ended);
    }

    private async Task SweepAsync(Bucket bucket, string prefix, CancellationToken cancellationToken)
    {
        var (pictureId, keep) = ("", (Func<string, bool>?)null);
        await foreach (var stored in objects.ListAsync(bucket, prefix, cancellationToken))
        {
            var age = clock.GetUtcNow() - stored.StoredAt;
            var owner = stored.Key[prefix.Length..].Split('/')[0];
            if (age < options.Value.OrphanAge || !Ids.IsId(owner))
                continue;
            if (owner != pictureId)
                (pictureId, keep) = (owner, await ReadableKeysToKeepAsync(owner, age, cancellationToken));
            if (keep?.Invoke(stored.Key) != false)
                continue;
            await objects.DeleteAsync(bucket, stored.Key, cancellationToken);
            logger.LogInformation("Removed {Key}, which belongs to no picture", stored.Key);
        }
    }

    /// <summary>Whether an object is to be kept for the picture; null for all, also when its record is unreadable.</summary>
    private async Task<Func<string, bool>?> ReadableKeysToKeepAsync(PictureId pictureId, TimeSpan age, CancellationToken cancellationToken)
    {
        try
        {
            return await KeysToKeepAsync(pictureId, age, cancellationToken);
        }
        catch (UnreadableEventException unreadable)
        {
            logger.LogWarning(unreadable, "The files of picture {PictureId} are kept, because its record cannot be read", pictureId);
            return null;
        }
    }

    private async Task<Func<string, bool>?> KeysToKeepAsync(PictureId pictureId, TimeSpan age, CancellationToken cancellationToken)
    {
        if (age > options.Value.OrphanAge + s_closeLook && await index.ContainsAsync(pictureId, cancellationToken))
            return null;
        // Rejected when the picture exists: this append decides between the sweeper and a running upload.
        var picture = (await pictures.RunAsync(
            pictureId, new AbandonUpload(Swept), Origin.Service("sweep"), cancellationToken)).State;
        if (!picture.Exists || picture is { Deleted: true, TimesSold: 0 })
            return _ => false;
        var referred = picture.Previews.Select(preview => preview.Key).Append(picture.Original!.Key).ToHashSet();
        // Until further previews are settled, an attempt that was suspended for hours may still complete.
        return key => referred.Contains(key) || (!picture.PreviewsSettled && PictureFiles.IsFurther(pictureId, key));
    }
}
