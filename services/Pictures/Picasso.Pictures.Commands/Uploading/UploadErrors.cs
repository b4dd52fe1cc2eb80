using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Errors of the bytes before they are inspected.</summary>
internal static class UploadErrors
{
    /// <summary>The field of errors that concern the file itself.</summary>
    public const string FileField = "chunk";

    public static DomainError Empty { get; } = DomainError.Invalid("file_empty", "This file is empty.", FileField);

    public static DomainError Incomplete { get; } = DomainError.Invalid(
        "picture_truncated", "The file did not arrive whole. Please upload it again.", FileField);

    public static DomainError NoHeader { get; } = DomainError.Invalid("invalid_request", "An upload begins with one header.", "header");

    public static DomainError BadChunk { get; } = DomainError.Invalid(
        "invalid_request", "After the header come chunks of 1 to 65,536 bytes.", FileField);

    public static DomainError BadBeginning { get; } = DomainError.Invalid(
        "invalid_request", "The beginning of a file has at most 65,536 bytes.", "header.beginning");

    public static DomainError BadSize { get; } = DomainError.Invalid("invalid_request", "A size is not negative.", "header.size");

    public static DomainError TooLarge(long most) => DomainError.Invalid(
        "file_too_large", FormattableString.Invariant($"This file is too large: at most {most / 1_000_000} MB are possible."), FileField);
}
