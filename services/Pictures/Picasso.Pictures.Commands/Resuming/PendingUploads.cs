using System.Text;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Scheduling;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>
/// Keeps pending uploads as objects, on whichever object store. An object is durable when its put returns, and a part is never replaced or deleted while
/// its upload exists: a reported offset never decreases.
/// </summary>
internal sealed class PendingUploads(IObjectStore objects, ScheduledUploads schedules, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const string MediaType = "application/octet-stream";

    /// <summary>When an upload expires, unless its publication is planned.</summary>
    public DateTimeOffset ExpiryOf(PendingUpload upload) => upload.BegunAt + options.Value.PendingAge;

    /// <summary>Whether an upload has expired: not while its publication is planned, or was refused a short time ago.</summary>
    public async ValueTask<bool> HasExpiredAsync(PendingUpload upload, CancellationToken cancellationToken) =>
        ExpiryOf(upload) <= clock.GetUtcNow() && !await schedules.KeepsAsync(upload.OwnerId, upload.UploadId, cancellationToken);

    /// <summary>The uploads of a user that have not expired, oldest first.</summary>
    public async Task<IReadOnlyList<PendingUpload>> ListAsync(UserId owner, CancellationToken cancellationToken) =>
        (await AllAsync(PendingKeys.UploadsOf(owner), cancellationToken).Where(async (upload, stop) => !await HasExpiredAsync(upload, stop)).ToListAsync(cancellationToken))
        .OrderBy(upload => upload.BegunAt).ToList();

    /// <summary>All uploads, also expired ones.</summary>
    public IAsyncEnumerable<PendingUpload> AllAsync(CancellationToken cancellationToken) => AllAsync(PendingKeys.Uploads, cancellationToken);

    /// <summary>An upload that has not expired; null when there is none. Of two that began at once under one id, the first in the order of keys.</summary>
    public async Task<PendingUpload?> FindAsync(UserId owner, string uploadId, CancellationToken cancellationToken) =>
        await AllAsync(PendingKeys.PrefixOf(owner, uploadId), cancellationToken)
            .FirstOrDefaultAsync(async (upload, stop) => !await HasExpiredAsync(upload, stop), cancellationToken);

    /// <summary>Stores a new upload.</summary>
    public async Task BeginAsync(PendingUpload upload, string metadata, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(metadata), writable: false);
        await objects.PutAsync(Bucket.Originals, PendingKeys.KeyOf(upload), content, MediaType, cancellationToken);
    }

    /// <summary>An upload with its parts; null when it was removed meanwhile.</summary>
    public async Task<PendingFile?> OpenAsync(PendingUpload upload, CancellationToken cancellationToken)
    {
        if (await objects.OpenAsync(Bucket.Originals, PendingKeys.KeyOf(upload), 0, cancellationToken) is not { } content)
            return null;
        using var reader = new StreamReader(content, Encoding.UTF8);
        var metadata = await reader.ReadToEndAsync(cancellationToken);
        var stored = await objects.ListAsync(Bucket.Originals, PendingKeys.PartsOf(upload.OwnerId, upload.UploadId), cancellationToken)
            .Select(found => PendingKeys.ParsePart(found)?.Part).OfType<StoredPart>().ToListAsync(cancellationToken);
        return new PendingFile(upload, metadata, PartChain.Longest(stored, upload.Size), stored.Count);
    }

    /// <summary>Stores a part; it is durable when this returns.</summary>
    public async Task<StoredPart> AddAsync(PendingUpload upload, long offset, StagedFile bytes, CancellationToken cancellationToken)
    {
        var key = PendingKeys.NewPart(upload, offset);
        await using var content = bytes.OpenRead();
        return new StoredPart(key, offset, await objects.PutAsync(Bucket.Originals, key, content, MediaType, cancellationToken));
    }

    /// <summary>Copies an upload's bytes, in order.</summary>
    public async Task ReadAsync(PendingFile file, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        foreach (var part in file.Parts)
        {
            await using var content = await objects.OpenAsync(Bucket.Originals, part.Key, 0, cancellationToken)
                ?? throw PendingErrors.Unknown.ToException();
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var length)
                await take(buffer.AsMemory(0, length));
        }
    }

    /// <summary>Deletes an upload: first its object, so that the sweeper finds the parts when this is interrupted.</summary>
    public async Task RemoveAsync(UserId owner, string uploadId, CancellationToken cancellationToken)
    {
        await RemoveAllAsync(PendingKeys.PrefixOf(owner, uploadId), cancellationToken);
        await RemoveAllAsync(PendingKeys.PartsOf(owner, uploadId), cancellationToken);
    }

    /// <summary>Deletes every upload of a user.</summary>
    public async Task RemoveAllAsync(UserId owner, CancellationToken cancellationToken)
    {
        await RemoveAllAsync(PendingKeys.UploadsOf(owner), cancellationToken);
        await RemoveAllAsync(PendingKeys.PartsOf(owner), cancellationToken);
    }

    private async Task RemoveAllAsync(string prefix, CancellationToken cancellationToken)
    {
        foreach (var found in await objects.ListAsync(Bucket.Originals, prefix, cancellationToken).ToListAsync(cancellationToken))
            await objects.DeleteAsync(Bucket.Originals, found.Key, cancellationToken);
    }

    private IAsyncEnumerable<PendingUpload> AllAsync(string prefix, CancellationToken cancellationToken) =>
        objects.ListAsync(Bucket.Originals, prefix, cancellationToken).Select(found => PendingKeys.ParseUpload(found.Key)).OfType<PendingUpload>();
}
