using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Deciding;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.AddingPreviews;

/// <summary>
/// Adds further previews to one picture: claim it, render them from its original, store them, and finally append the event that adds them. A process
/// that is killed leaves a claim, which ends, and files without a reference, which the sweeper deletes once another attempt has a result.
/// </summary>
internal sealed class PreviewAddingHandler(
    PictureStreams pictures, PreviewClaims claims, IObjectStore objects, PictureFiles files, StagingFolder staging, DiskGuard disk,
    PictureImaging imaging, TimeProvider clock, ILogger<PreviewAddingHandler> logger)
{
    /// <summary>All attempts ended without a result.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The original's digest is not that of the upload: what is rendered from it would not show what is sold.</summary>
    public const string OriginalChanged = "original_changed";

    private const int Piece = 64 * 1024;
    private static readonly TimeSpan s_tidying = TimeSpan.FromSeconds(3);
    private static readonly Origin s_origin = Origin.Service("further_previews");

    /// <summary>Adds what is missing; nothing when there is nothing to do, or another copy does it.</summary>
    /// <exception cref="DomainException">It cannot be done now: the disk is full, or no worker can be started.</exception>
    public async Task AddAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        var picture = (await pictures.LoadAsync(pictureId, cancellationToken)).State;
        if (picture is not { Exists: true, Deleted: false, PreviewsSettled: false })
            return;
        disk.Require(picture.Original!.Size);
        switch (await claims.TakeAsync(pictureId, cancellationToken))
        {
            case ClaimResult.Taken:
                await RenderAsync(picture, cancellationToken);
                break;
            case ClaimResult.Exhausted:
                await FailAsync(pictureId, Interrupted, cancellationToken);
                break;
        }
    }

    private async Task RenderAsync(PictureState picture, CancellationToken cancellationToken)
    {
        await using var original = await CopyAsync(picture.Original!, cancellationToken);
        if (original is null)
            return;
        if (original.Sha256 != picture.Original!.Sha256)
        {
            await FailAsync(picture.PictureId, OriginalChanged, cancellationToken);
            return;
        }

        try
        {
            await StoreAsync(picture.PictureId, await imaging.RenderFurtherAsync(original, picture.CreatorId, cancellationToken), cancellationToken);
        }
        catch (DomainException refused) when (refused.Error.Kind == DomainErrorKind.Invalid)
        {
            await FailAsync(picture.PictureId, refused.Error.Reason, cancellationToken);
        }
    }

    // A store that has lost the original may get it back from a copy: another attempt follows.
    private async Task<StagedFile?> CopyAsync(OriginalFile original, CancellationToken cancellationToken)
    {
        if (await objects.OpenAsync(Bucket.Originals, original.Key, 0, cancellationToken) is not { } content)
        {
            logger.LogWarning("The original {Key} is missing: further previews have to wait", original.Key);
            return null;
        }

        await using (content)
        {
            var file = staging.Create();
            try
            {
                var piece = new byte[Piece];
                while (await content.ReadAsync(piece, cancellationToken) is > 0 and var length)
                    await file.WriteAsync(piece.AsMemory(0, length), cancellationToken);
                await file.CompleteAsync();
                return file;
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }
    }

    private async Task StoreAsync(PictureId pictureId, IReadOnlyList<Rendition> renditions, CancellationToken cancellationToken)
    {
        var attempt = PictureFiles.NewFurtherAttempt();
        IReadOnlyList<PreviewFile> previews;
        try
        {
            previews = await files.PutFurtherAsync(pictureId, attempt, renditions, cancellationToken);
        }
        catch
        {
            await RemoveAsync(pictureId, attempt);
            throw;
        }

        // When the append fails without an answer, it may have succeeded: then the files stay, and the sweeper reads the stream.
        var added = await pictures.RunAsync(pictureId, new AddPreviews(previews), s_origin, CancellationToken.None);
        // Deleted meanwhile, or another copy was faster.
        if (added.Appended == 0)
            await RemoveAsync(pictureId, attempt);
    }

    private async Task FailAsync(PictureId pictureId, string reason, CancellationToken cancellationToken)
    {
        logger.LogWarning("Picture {PictureId} gets no further previews: {Reason}", pictureId, reason);
        await pictures.RunAsync(pictureId, new FailPreviews(reason), s_origin, cancellationToken);
    }

    private async Task RemoveAsync(PictureId pictureId, string attempt)
    {
        try
        {
            using var timeout = new CancellationTokenSource(s_tidying, clock);
            await files.RemoveAttemptAsync(pictureId, attempt, timeout.Token);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "Previews of {PictureId} that were not added are left to the sweeper", pictureId);
        }
    }
}
