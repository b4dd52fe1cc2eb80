namespace Picasso.Imaging;

/// <summary>
/// The EXIF tags that may be read of a file, by their names in the standard. There is no place, no name, no serial number and no maker note among them: what is
/// not in this list never leaves the worker.
/// </summary>
public static class CameraTags
{
    /// <summary>Most bytes of a value in UTF-8; a longer one is left out.</summary>
    internal const int MaxBytes = 400;

    /// <summary>The names. Their order is that of the worker's protocol.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["Make", "Model", "LensModel", "ExposureTime", "FNumber", "ISOSpeedRatings", "FocalLength", "DateTimeOriginal"];
}
