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
/// Removes objects that belong to no picture. It never guesses: the picture's stream is asked, and where there is none yet the
/// upload is given up in the stream first, so that it cannot come after all.
/// </summary>
internal sealed class OrphanSweeper(
    IObjectStore objects, IPictureIndex index, PictureStreams pictures, IOptions<UploadOptions> options, TimeProvider clock,
    ILogger<OrphanSweeper> logger)
{
    private const string Swept = "swept";

    /// <summary>Until this age also what known pictures do not refer to is looked for; later the index alone answers.</summary>
    private static readonly TimeSpan s_closeLook = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await SweepAsync(Bucket.Originals, "", cancellationToken);
        await SweepAsync(Bucket.Public, PictureFiles.PreviewPrefix, cancellationToken);
        // What never became an object belongs to no picture either; a put that is still alive is younger.
        if (await objects.EndAbandonedPutsAsync(options.Value.OrphanAge, cancellationToken) is > 0 and var ended)
            logger.LogInformation("Ended {Count} puts that never came to their end", ended);
    }

    private async Task SweepAsync(Bucket bucket, string prefix, CancellationToken cancellationToken)
    {
        var (pictureId, keep) = ("", (IReadOnlySet<string>?)null);
        await foreach (var stored in objects.ListAsync(bucket, prefix, cancellationToken))
        {
            var age = clock.GetUtcNow() - stored.StoredAt;
            var owner = stored.Key[prefix.Length..].Split('/')[0];
            if (age < options.Value.OrphanAge || !Ids.IsId(owner))
                continue;
            if (owner != pictureId)
                (pictureId, keep) = (owner, await ReadableKeysToKeepAsync(owner, age, cancellationToken));
            if (keep?.Contains(stored.Key) != false)
                continue;
            await objects.DeleteAsync(bucket, stored.Key, cancellationToken);
            logger.LogInformation("Removed {Key}, which belongs to no picture", stored.Key);
        }
    }

    /// <summary>What the picture refers to; null for everything, also where its record cannot be read.</summary>
    private async Task<IReadOnlySet<string>?> ReadableKeysToKeepAsync(string pictureId, TimeSpan age, CancellationToken cancellationToken)
    {
        try
        {
            return await KeysToKeepAsync(pictureId, age, cancellationToken);
        }
        catch (UnreadableEventException unreadable)
        {
            logger.LogWarning(unreadable, "The files of picture {PictureId} stay, as its record cannot be read", pictureId);
            return null;
        }
    }

    private async Task<IReadOnlySet<string>?> KeysToKeepAsync(string pictureId, TimeSpan age, CancellationToken cancellationToken)
    {
        if (age > options.Value.OrphanAge + s_closeLook && await index.ContainsAsync(pictureId, cancellationToken))
            return null;
        // Refused when the picture is there: this append decides between the sweeper and an upload that is still alive.
        var picture = (await pictures.RunAsync(
            pictureId, new AbandonUpload(Swept), Origin.Service("sweep"), cancellationToken)).State;
        if (!picture.Exists || picture is { Deleted: true, TimesSold: 0 })
            return new HashSet<string>();
        return picture.Previews.Select(preview => preview.Key).Append(picture.Original!.Key).ToHashSet();
    }
}
