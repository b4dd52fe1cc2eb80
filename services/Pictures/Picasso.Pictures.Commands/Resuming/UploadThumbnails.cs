using Microsoft.Extensions.Options;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>
/// Small squares of complete uploads, for their owners. One is made when it is first requested and kept in the private bucket until the upload ends. It has
/// no watermark, so it is never public.
/// </summary>
internal sealed class UploadThumbnails(
    IObjectStore objects, PendingUploads pending, StagedUploads copies, PictureImager imager, UploadGate gate, IOptions<UploadOptions> options)
{
    private const string MediaType = "image/webp";

    // No upload has this id: one thumbnail of a user is made at a time, and the others wait.
    private const string Making = "thumbnail";

    private readonly PictureLimits _limits = new(options.Value.MaxPixels, options.Value.MinSide, TimeSpan.MaxValue, long.MaxValue);

    /// <summary>The thumbnail as WebP.</summary>
    /// <exception cref="DomainException">"upload_unknown", "upload_incomplete", "thumbnail_unavailable"; or too many pictures are waiting.</exception>
    public async Task<byte[]> ReadAsync(PendingUpload upload, CancellationToken cancellationToken)
    {
        if (await FindAsync(upload, cancellationToken) is { } known)
            return RequireSome(known);
        using var turn = await gate.EnterAsync(upload.OwnerId, Making, cancellationToken);
        return RequireSome(await FindAsync(upload, cancellationToken) ?? await MakeAsync(upload, cancellationToken));
    }

    private async Task<byte[]?> FindAsync(PendingUpload upload, CancellationToken cancellationToken)
    {
        if (await objects.OpenAsync(Bucket.Originals, PendingKeys.ThumbnailOf(upload), 0, cancellationToken) is not { } content)
            return null;
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
    }

    private async Task<byte[]> MakeAsync(PendingUpload upload, CancellationToken cancellationToken)
    {
        var file = await pending.OpenAsync(upload, cancellationToken) ?? throw PendingErrors.Unknown.ToException();
        if (!file.Complete)
            throw PendingErrors.Incomplete.ToException();
        await using var staged = await copies.CopyAsync(file, cancellationToken);
        var image = await RenderAsync(upload.OwnerId, staged, cancellationToken);
        using var content = new MemoryStream(image, writable: false);
        await objects.PutAsync(Bucket.Originals, PendingKeys.ThumbnailOf(upload), content, MediaType, cancellationToken);
        return image;
    }

    // A file that cannot be decoded is not tried again: nothing is kept as its thumbnail.
    private async Task<byte[]> RenderAsync(UserId owner, StagedFile file, CancellationToken cancellationToken)
    {
        try
        {
            var order = new ImagingOrder(owner.Value, file.OpenRead, ImagingPurpose.Avatar, _limits);
            return (await imager.ProcessAsync(order, cancellationToken)).Renditions[0].Bytes;
        }
        catch (DomainException refused) when (refused.Error.Kind == DomainErrorKind.Invalid)
        {
            return [];
        }
    }

    private static byte[] RequireSome(byte[] image) => image.Length > 0 ? image : throw PendingErrors.NoThumbnail.ToException();
}
