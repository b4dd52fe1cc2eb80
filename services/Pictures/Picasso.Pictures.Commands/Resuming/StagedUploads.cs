using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Copies complete uploads to local files: decoders need one.</summary>
internal sealed class StagedUploads(PendingUploads pending, DiskGuard disk, StagingFolder staging)
{
    /// <summary>A copy, which is deleted when it is disposed of.</summary>
    /// <exception cref="Kernel.DomainException">"storage_full", "upload_unknown".</exception>
    public async Task<StagedFile> CopyAsync(PendingFile file, CancellationToken cancellationToken)
    {
        disk.Require(file.Upload.Size);
        var staged = staging.Create();
        try
        {
            await pending.ReadAsync(file, bytes => staged.WriteAsync(bytes, cancellationToken), cancellationToken);
            await staged.CompleteAsync();
            return staged;
        }
        catch
        {
            await staged.DisposeAsync();
            throw;
        }
    }
}
