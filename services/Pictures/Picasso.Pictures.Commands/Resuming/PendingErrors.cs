using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Errors of resumable uploads.</summary>
internal static class PendingErrors
{
    public static DomainError Unknown { get; } = DomainError.NotFound(
        "upload_unknown", "This upload has expired or was cancelled. Choose the file again to start over.");

    public static DomainError InUse { get; } = new(
        DomainErrorKind.Aborted, "upload_in_use", "This upload is already running, perhaps in another tab.");

    public static DomainError TooLong { get; } = DomainError.Invalid(
        "upload_too_long", "The file has more bytes than were announced. Choose the file again to start over.", "chunk");

    public static DomainError Incomplete { get; } = DomainError.Conflict(
        "upload_incomplete", "The file has not arrived whole yet. Please resume the upload.");

    public static DomainError ChecksumMismatch { get; } = DomainError.Invalid(
        "checksum_mismatch", "A part of the file was damaged on its way. Please send it again.", "header.checksum");

    public static DomainError ChecksumUnsupported { get; } = DomainError.Invalid(
        "checksum_unsupported", "A checksum is sha1 or sha256 in base64, of one part of the file.", "header.checksum");

    public static DomainError BadMetadata { get; } = DomainError.Invalid(
        "invalid_request", "Metadata has at most 8,192 printable ASCII characters.", "metadata");

    public static DomainError NoHeader { get; } = DomainError.Invalid("invalid_request", "Appending begins with one header.", "header");

    public static DomainError BadHeader { get; } = DomainError.Invalid("invalid_request", "Offset and length are not negative.", "header.offset");

    public static DomainError TooManyParts { get; } = new(
        DomainErrorKind.Exhausted, "too_many_parts", "This upload was interrupted too often. Please cancel it and start over.");

    public static DomainError TooManyPending { get; } = new(
        DomainErrorKind.Exhausted, "too_many_pending", "You have many unfinished uploads. Publish or remove some of them first.");

    public static DomainError PendingStorage { get; } = new(
        DomainErrorKind.Exhausted, "pending_storage", "Your unfinished uploads are very large. Publish or remove some of them first.");

    public static DomainError TooManyBegun { get; } = new(
        DomainErrorKind.Exhausted, "too_many_uploads_begun", "Very many uploads were started within an hour. Please wait a while.");

    public static DomainError TooManyThumbnails { get; } = new(
        DomainErrorKind.Exhausted, "too_many_thumbnails", "Very many thumbnails were requested within an hour. Please wait a while.");

    public static DomainError NoThumbnail { get; } = DomainError.Conflict(
        "thumbnail_unavailable", "This file cannot be shown. Publishing it says why.");

    public static DomainError OtherSize { get; } = IdempotencyKey.Refuse(
        "upload_id", "This upload was started with a file of another size.");

    public static DomainError OffsetMismatch(long offset) =>
        DomainError.Conflict("offset_mismatch", "The upload continues at another byte.") with
        {
            Metadata = new Dictionary<string, string> { ["offset"] = offset.ToString(CultureInfo.InvariantCulture) },
        };
}
