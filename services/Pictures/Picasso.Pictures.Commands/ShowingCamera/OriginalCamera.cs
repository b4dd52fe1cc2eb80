using Microsoft.Extensions.Options;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Pictures.Describing;

namespace Picasso.Pictures.Commands.ShowingCamera;

/// <summary>Reads camera data from a stored original, in the same confined worker that decodes uploads.</summary>
internal sealed class OriginalCamera(
    IObjectStore objects, StagingFolder staging, DiskGuard disk, PictureImager imager, TimeProvider clock, IOptions<UploadOptions> options)
{
    private const int Piece = 64 * 1024;

    private readonly PictureLimits _limits = new(options.Value.MaxPixels, options.Value.MinSide, TimeSpan.MaxValue, long.MaxValue);

    /// <summary>What the file says; null when it says nothing that could be shown, or is not there any more.</summary>
    /// <exception cref="DomainException">"storage_full", or too many pictures are waiting.</exception>
    public async Task<CameraData?> ReadAsync(PictureState picture, CancellationToken cancellationToken)
    {
        if (await objects.OpenAsync(Bucket.Originals, picture.Original!.Key, 0, cancellationToken) is not { } content)
            return null;
        await using (content)
        {
            disk.Require(picture.Original.Size);
            await using var file = staging.Create();
            await CopyAsync(content, file, cancellationToken);
            return await ReadAsync(picture.OwnerId, file, cancellationToken);
        }
    }

    private static async Task CopyAsync(Stream content, StagedFile file, CancellationToken cancellationToken)
    {
        var piece = new byte[Piece];
        while (await content.ReadAsync(piece, cancellationToken) is > 0 and var length)
            await file.WriteAsync(piece.AsMemory(0, length), cancellationToken);
        await file.CompleteAsync();
    }

    // It was decoded once; an original that has been damaged since has nothing to say.
    private async Task<CameraData?> ReadAsync(UserId owner, StagedFile file, CancellationToken cancellationToken)
    {
        try
        {
            var order = new ImagingOrder(owner.Value, file.OpenRead, ImagingPurpose.Camera, _limits);
            return CameraRules.Read((await imager.ProcessAsync(order, cancellationToken)).Camera, clock.GetUtcNow());
        }
        catch (DomainException refused) when (refused.Error.Kind == DomainErrorKind.Invalid)
        {
            return null;
        }
    }
}
