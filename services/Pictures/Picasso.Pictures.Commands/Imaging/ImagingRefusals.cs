using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>What can be wrong with a file.</summary>
internal static class ImagingRefusals
{
    private const string Readable = "JPEG, PNG, WebP, TIFF, GIF or AVIF";

    public static Refusal NotAPicture { get; } = Invalid(
        "not_a_picture", $"This file is not a picture. Please choose a {Readable} file.");

    public static Refusal Truncated { get; } = Invalid(
        "picture_truncated", "This picture is incomplete or damaged. Please export or copy it again.");

    public static Refusal Heic { get; } = Invalid(
        "format_unsupported", "HEIC pictures cannot be read. Please export the picture as JPEG first (on an iPhone: share it, choose “Most Compatible”).");

    public static Refusal Svg { get; } = Invalid(
        "format_unsupported", "SVG drawings cannot be sold here. Please export the drawing as PNG first.");

    public static Refusal Unsupported(string name) => Invalid(
        "format_unsupported", $"{name} files cannot be read. Please export the picture as {Readable} first.");

    public static Refusal TooManyPixels(long width, long height, long most) => Invalid(
        "picture_too_large", FormattableString.Invariant(
            $"This picture has {width} × {height} pixels; at most {most / 1_000_000} megapixels are possible. Please make it smaller."));

    public static Refusal TooSmall(int shortest) => Invalid(
        "picture_too_small", FormattableString.Invariant($"This picture is too small: its short side must have {shortest} pixels or more."));

    private static Refusal Invalid(string reason, string message) => Refusal.Invalid(reason, message, "chunk");
}
