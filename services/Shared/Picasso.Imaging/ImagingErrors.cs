using Picasso.Kernel;

namespace Picasso.Imaging;

/// <summary>The errors of picture files. Reasons are part of the contract.</summary>
public static class ImagingErrors
{
    internal const string Readable = "JPEG, PNG, WebP, TIFF, GIF or AVIF";

    /// <summary>An unknown format.</summary>
    public static DomainError NotAPicture { get; } = Invalid(
        "not_a_picture", $"This file is not a picture. Please choose a {Readable} file.");

    /// <summary>The header or the pixels cannot be read.</summary>
    public static DomainError Truncated { get; } = Invalid(
        "picture_truncated", "This picture is incomplete or damaged. Please export or copy it again.");

    /// <summary>The decoder crashed, hung or broke its protocol.</summary>
    public static DomainError Undecodable { get; } = Invalid(
        "picture_undecodable", "This picture could not be decoded. Please open it in an image editor and save it as a baseline JPEG or as a PNG.");

    /// <summary>Decoding took more processor time, time or memory than the header suggests.</summary>
    public static DomainError Overran { get; } = TooCostly("Please open it in an image editor and save it as a baseline JPEG.");

    /// <summary>HEIC, with advice for exporting.</summary>
    public static DomainError Heic { get; } = Invalid(
        "format_unsupported", "HEIC pictures cannot be read. Please export the picture as JPEG first (on an iPhone: share it, choose “Most Compatible”).");

    /// <summary>A TIFF whose first picture is a thumbnail of a later one.</summary>
    public static DomainError ReducedFirst { get; } = Invalid(
        "format_unsupported", "The first picture in this TIFF is only a reduced copy of a larger one behind it. Please export the full-size picture as a TIFF with one page, or as a JPEG.");

    /// <summary>This user already has the maximum number of waiting pictures.</summary>
    public static DomainError PersonQueueFull { get; } = new(
        DomainErrorKind.Exhausted, "too_many_uploads_waiting", "Several of your pictures are still being processed. Please wait until they are done.");

    /// <summary>Too many pictures are waiting in total.</summary>
    public static DomainError QueueFull { get; } = new(
        DomainErrorKind.Unavailable, "imaging_busy", "Many pictures are being processed right now. Please try again in a minute.");

    /// <summary>No worker can be started: a fault of the installation, not of the file.</summary>
    public static DomainError NoWorker { get; } = new(
        DomainErrorKind.Unavailable, "imaging_unavailable", "Pictures cannot be processed right now. Please try again later.");

    /// <summary>A recognised but unsupported format or variant.</summary>
    /// <param name="sentence">Its name, and what to export.</param>
    public static DomainError UnsupportedVariant(string sentence) => Invalid("format_unsupported", sentence);

    /// <summary>A file of a supported format in an unknown variant.</summary>
    public static DomainError UnsupportedKind(PictureFormat format) => Invalid(
        "format_unsupported", $"Not supported: this kind of {format.ToString().ToUpperInvariant()} file. Please export the picture as a PNG or baseline JPEG.");

    /// <summary>Decoding would take too much processor time or memory, by the header.</summary>
    /// <param name="advice">A sentence with advice.</param>
    public static DomainError TooCostly(string advice) => Invalid(
        "picture_too_costly", $"This picture is stored in a way that takes too much time or memory to decode. {advice}");

    /// <summary>More pixels than are allowed.</summary>
    public static DomainError TooManyPixels(long width, long height, long most) => Invalid(
        "picture_too_large", FormattableString.Invariant(
            $"This picture has {width} × {height} pixels; at most {most / 1_000_000} megapixels are possible. Please make it smaller."));

    /// <summary>Too few pixels.</summary>
    public static DomainError TooSmall(int shortest) => Invalid(
        "picture_too_small", FormattableString.Invariant($"This picture is too small: its short side must have {shortest} pixels or more."));

    private static DomainError Invalid(string reason, string message) => DomainError.Invalid(reason, message, "chunk");
}
