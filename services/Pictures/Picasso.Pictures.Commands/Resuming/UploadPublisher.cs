using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Pictures.Deciding;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Makes a picture of a complete upload by the same use case as a file in one call; a repeat finds the picture.</summary>
internal sealed class UploadPublisher(
    PictureStreams pictures, PendingUploads pending, UploadHandler uploads, UploadQuotas quotas, StagedUploads copies)
{
    /// <summary>Publishes, or answers with the picture that an earlier call made.</summary>
    public async Task<CommandResult<PictureState>> PublishAsync(UploadOrder order, string uploadId, CancellationToken cancellationToken)
    {
        var known = await pictures.LoadAsync(order.PictureId, cancellationToken);
        if (known.State.Abandoned)
            throw PictureErrors.UploadAbandoned.ToException();
        var file = await OpenAsync(order.OwnerId, uploadId, cancellationToken);
        var result = known.State.Exists
            ? known with { Error = UploadRepeats.Refuse(known.State, order.Fingerprint, await DigestAsync(file, known.State, cancellationToken)) }
            : await StoreAsync(order, file, cancellationToken);
        await pending.RemoveAsync(order.OwnerId, uploadId, CancellationToken.None);
        return result.OrThrowRepeat();
    }

    private async Task<PendingFile?> OpenAsync(UserId owner, string uploadId, CancellationToken cancellationToken) =>
        await pending.FindAsync(owner, uploadId, cancellationToken) is { } upload ? await pending.OpenAsync(upload, cancellationToken) : null;

    // After the first answer the bytes are deleted: then a repeat is compared by its details.
    private async Task<string> DigestAsync(PendingFile? file, PictureState stored, CancellationToken cancellationToken)
    {
        if (file is not { Complete: true })
            return stored.Original!.Sha256;
        await using var staged = await copies.CopyAsync(file, cancellationToken);
        return staged.Sha256;
    }

    private async Task<CommandResult<PictureState>> StoreAsync(UploadOrder order, PendingFile? file, CancellationToken cancellationToken)
    {
        if (file is null)
            throw PendingErrors.Unknown.ToException();
        if (!file.Complete)
            throw PendingErrors.Incomplete.ToException();
        await quotas.RequireAsync(order.OwnerId, file.Upload.Size, cancellationToken);
        await using var staged = await copies.CopyAsync(file, cancellationToken);
        try
        {
            return await uploads.HandleAsync(order, staged, cancellationToken);
        }
        catch (DomainException refused) when (refused.Error.Field == UploadErrors.FileField || refused.Error.Reason == PictureErrors.Exists.Reason)
        {
            // These bytes never become a picture.
            await pending.RemoveAsync(order.OwnerId, file.Upload.UploadId, CancellationToken.None);
            throw;
        }
    }
}
