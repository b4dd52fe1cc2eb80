using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>A resumable upload that is neither published nor cancelled.</summary>
/// <param name="OwnerId">Who began it.</param>
/// <param name="UploadId">Its id, of the owner's choice.</param>
/// <param name="Size">Announced size of the file in bytes.</param>
/// <param name="BegunAt">When it began.</param>
internal sealed record PendingUpload(UserId OwnerId, string UploadId, long Size, DateTimeOffset BegunAt);

/// <summary>A pending upload with what is stored of it.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Metadata">What the owner said of it.</param>
/// <param name="Parts">The parts that are the file's first bytes, in order and without a gap.</param>
/// <param name="StoredParts">The number of stored parts, with those that a concurrent call stored in vain.</param>
internal sealed record PendingFile(PendingUpload Upload, string Metadata, IReadOnlyList<StoredPart> Parts, int StoredParts)
{
    /// <summary>Bytes that are durable.</summary>
    public long Offset => Parts.Count == 0 ? 0 : Parts[^1].End;

    /// <summary>Whether all bytes are.</summary>
    public bool Complete => Offset == Upload.Size;
}

/// <summary>A stored part of a file.</summary>
/// <param name="Key">Its object.</param>
/// <param name="Offset">Position of its first byte.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record StoredPart(string Key, long Offset, long Size)
{
    /// <summary>Position after its last byte.</summary>
    public long End => Offset + Size;
}
