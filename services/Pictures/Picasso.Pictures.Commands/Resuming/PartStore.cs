using Microsoft.Extensions.Options;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Stores single parts of uploads, each in a local file until it is complete.</summary>
internal sealed class PartStore(
    PendingUploads pending, PendingLimits limits, StagingFolder staging, DiskGuard disk, PictureImaging imaging, IOptions<UploadOptions> options)
{
    /// <summary>Most bytes of a part.</summary>
    public int PartBytes { get; } = options.Value.PartBytes;

    /// <summary>Rejects a file by its first bytes; too few of them show nothing.</summary>
    public void RefuseByBeginning(ReadOnlyMemory<byte> chunk, long size)
    {
        if (chunk.Length >= UploadReceiver.LeastBeginning)
            imaging.RefuseByBeginning(chunk, size);
    }

    /// <summary>A local file for the next part.</summary>
    /// <exception cref="Kernel.DomainException">"too_many_parts", "storage_full".</exception>
    public StagedFile Begin(int storedParts)
    {
        limits.RequirePart(storedParts);
        disk.Require(PartBytes);
        return staging.Create();
    }

    /// <summary>Stores a part; it is durable when this returns.</summary>
    public async Task<StoredPart> StoreAsync(PendingUpload upload, long offset, StagedFile part, CancellationToken cancellationToken)
    {
        await part.CompleteAsync();
        return await pending.AddAsync(upload, offset, part, cancellationToken);
    }
}
