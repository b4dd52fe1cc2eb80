using Microsoft.Extensions.Options;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>Imaging for the write side of pictures.</summary>
internal sealed class PictureImaging(PictureImager imager, IOptions<UploadOptions> options)
{
    private readonly PictureLimits _limits = new(options.Value.MaxPixels, options.Value.MinSide, TimeSpan.MaxValue, long.MaxValue);

    /// <summary>Checks and decodes a local file and renders its previews.</summary>
    /// <exception cref="Kernel.DomainException">The file is not an acceptable picture, or too many are waiting.</exception>
    public async Task<ImagedPicture> ProcessAsync(string path, UserId ownerId, CancellationToken cancellationToken)
    {
        var order = new ImagingOrder(ownerId.Value, () => Open(path), ImagingPurpose.Picture, _limits);
        var picture = await imager.ProcessAsync(order, cancellationToken);
        return new ImagedPicture(
            picture.Format, picture.Width, picture.Height, PerceptualHasher.Compute(picture.Grey), FlatLooks.Compute(picture.Colours),
            FlatLooks.IsDrawing(picture.Colours), picture.Renditions, picture.Placeholder, picture.MayBeDamaged, picture.Camera);
    }

    /// <summary>Renders the further previews of an original, at low priority.</summary>
    /// <exception cref="Kernel.DomainException">The file cannot be decoded any more, or no worker can be started.</exception>
    public async Task<IReadOnlyList<Rendition>> RenderFurtherAsync(StagedFile original, UserId creatorId, CancellationToken cancellationToken)
    {
        var order = new ImagingOrder(creatorId.Value, () => Open(original.Path), ImagingPurpose.Further, _limits);
        return (await imager.ProcessAsync(order, cancellationToken)).Renditions;
    }

    /// <summary>Rejects an unacceptable file by its first bytes.</summary>
    /// <exception cref="Kernel.DomainException">As for the whole file.</exception>
    public void RefuseByBeginning(ReadOnlyMemory<byte> beginning, long size) => imager.RefuseByBeginning(beginning, size, _limits);

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
