using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Claiming;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Deciding;
using Picasso.Pictures.Describing;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>An uploader's details of a picture.</summary>
/// <param name="PictureId">Derived from the caller and the upload's id.</param>
/// <param name="OwnerId">The caller.</param>
/// <param name="Details">Valid, normalised details.</param>
/// <param name="Price">The offer; null for none.</param>
/// <param name="RoyaltyBasisPoints">The creator's share in later sales; null for none.</param>
internal sealed record UploadOrder(PictureId PictureId, UserId OwnerId, PictureDetails Details, Money? Price, int? RoyaltyBasisPoints = null)
{
    /// <summary>A repeat is compared by this and by the file.</summary>
    public string Fingerprint => UploadRepeats.Fingerprint(Details, Price, RoyaltyBasisPoints, ShowsCamera);

    /// <summary>Whether to show how the photo was taken.</summary>
    public bool ShowsCamera { get; init; }
}

/// <summary>
/// Turns a received file into a picture: compare its digest with existing originals, decode it, claim its content, store original and previews, and
/// finally append the event that makes it a picture. An interruption leaves only unreferenced files: the attempt deletes them itself, or, after a
/// crash, the sweeper does.
/// </summary>
internal sealed class UploadHandler(
    PictureStreams pictures, OriginalClaims claims, NearDuplicates nearDuplicates, PictureImaging imaging, PictureFiles files,
    UploadQuotas quotas, UploadStages stages, TimeProvider clock, ILogger<UploadHandler> logger)
{
    // The uploader waits for the error; the sweeper deletes what takes longer.
    private static readonly TimeSpan s_tidying = TimeSpan.FromSeconds(3);

    public async Task<CommandResult<PictureState>> HandleAsync(UploadOrder order, StagedFile file, CancellationToken cancellationToken)
    {
        var id = order.PictureId;
        await stages.RunAsync("known", id, () => claims.RefuseKnownAsync(file.Sha256, id, cancellationToken));
        var picture = await stages.RunAsync("image", id, () => imaging.ProcessAsync(file.Path, order.OwnerId, cancellationToken));
        await stages.RunAsync("compare", id, () => nearDuplicates.RefuseAsync(picture.PerceptualHash, picture.FlatLook, id, cancellationToken));
        await stages.RunAsync("claim", id, () => claims.ClaimAsync(file.Sha256, id, order.OwnerId, cancellationToken));
        await quotas.TakeAsync(order.OwnerId, id, file.Size, cancellationToken);
        var attempt = Guid.NewGuid().ToString("N")[..12];
        UploadPicture command;
        try
        {
            var original = await stages.RunAsync(
                "store", id, () => files.PutOriginalAsync(id, attempt, file, picture, cancellationToken));
            var previews = await stages.RunAsync("store", id, () => files.PutPreviewsAsync(id, attempt, picture, cancellationToken));
            command = new UploadPicture(
                id, order.OwnerId, original, order.Details, previews, Convert.ToBase64String(picture.Placeholder), order.Price,
                order.RoyaltyBasisPoints)
            {
                ShowsCamera = order.ShowsCamera, Camera = order.ShowsCamera ? CameraRules.Read(picture.Camera, clock.GetUtcNow()) : null,
            };
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            await RemoveAsync(id, attempt);
            await ReturnRoomAsync(order);
            throw;
        }

        // From here on the caller's cancellation has no effect. When the append fails without an answer, it may have succeeded: then the files stay,
        // and the sweeper reads the stream.
        var uploaded = await stages.RunAsync(
            "append", id, () => pictures.RunAsync(id, command, Origin.Rpc(order.OwnerId, "Upload"), CancellationToken.None));
        if (uploaded.Appended == 0)
        {
            await RemoveAsync(id, attempt);
            await ReturnRoomAsync(order);
        }
        else
        {
            // A failed concurrent attempt may have released the space.
            await quotas.RecordAsync(order.OwnerId, id, file.Size, CancellationToken.None);
        }

        return uploaded.OrThrowRepeat();
    }

    private async Task ReturnRoomAsync(UploadOrder order)
    {
        try
        {
            using var limit = new CancellationTokenSource(s_tidying, clock);
            // A concurrent attempt under the same id may have stored the picture: then the space belongs to it.
            if (!(await pictures.LoadAsync(order.PictureId, limit.Token)).State.Exists)
                await quotas.ReturnAsync(order.OwnerId, order.PictureId, limit.Token);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The space of a failed upload of {PictureId} could not be released", order.PictureId);
        }
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
            logger.LogWarning(exception, "Files of a failed upload of {PictureId} are left to the sweeper", pictureId);
        }
    }
}
