using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Claiming;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>What an uploader says about a picture.</summary>
/// <param name="PictureId">Follows from the caller and the upload's id.</param>
/// <param name="OwnerId">The caller.</param>
/// <param name="Details">Valid, normalised words.</param>
/// <param name="Price">The offer; null for none.</param>
/// <param name="RoyaltyBasisPoints">The creator's share in later sales; null for none.</param>
internal sealed record UploadOrder(string PictureId, string OwnerId, PictureDetails Details, Money? Price, int? RoyaltyBasisPoints = null);

/// <summary>
/// Turns a received file into a picture: look at it, claim its content, store original and previews, and last append the event
/// that makes it a picture. Whatever stops on the way leaves things that nothing refers to: the attempt removes them itself,
/// or, after a crash, the sweeper.
/// </summary>
internal sealed class UploadHandler(
    PictureStreams pictures, OriginalClaims claims, NearDuplicates nearDuplicates, PictureImaging imaging, PictureFiles files,
    ILogger<UploadHandler> logger)
{
    public async Task<Decided<PictureState>> HandleAsync(UploadOrder order, StagedFile file, CancellationToken cancellationToken)
    {
        var picture = await imaging.ProcessAsync(file.Path, cancellationToken);
        await nearDuplicates.RefuseAsync(picture.PerceptualHash, order.PictureId, cancellationToken);
        await claims.ClaimAsync(file.Sha256, order.PictureId, order.OwnerId, cancellationToken);
        var attempt = Guid.NewGuid().ToString("N")[..12];
        UploadPicture command;
        try
        {
            var original = await files.PutOriginalAsync(order.PictureId, attempt, file, picture, cancellationToken);
            var previews = await files.PutPreviewsAsync(order.PictureId, attempt, picture, cancellationToken);
            command = new UploadPicture(
                order.PictureId, order.OwnerId, original, order.Details, previews, Convert.ToBase64String(picture.Placeholder), order.Price,
                order.RoyaltyBasisPoints);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            await RemoveAsync(order.PictureId, attempt);
            throw;
        }

        // From here on the caller's patience no longer matters. Should the append fail without an answer, it may have
        // succeeded all the same: then the files stay, and the sweeper asks the stream.
        var uploaded = await pictures.RunAsync(
            order.PictureId, command, Origin.Rpc(order.OwnerId, "Upload"), CancellationToken.None);
        if (uploaded.Appended == 0)
            await RemoveAsync(order.PictureId, attempt);
        return uploaded.OrThrow();
    }

    private async Task RemoveAsync(string pictureId, string attempt)
    {
        try
        {
            await files.RemoveAttemptAsync(pictureId, attempt, CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "Files of a failed upload of {PictureId} stay for the sweeper", pictureId);
        }
    }
}
