using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>A file name for an original, safe on every system.</summary>
internal static class FileNames
{
    // File systems allow 255 bytes; browsers append " (1)" and a temporary suffix.
    private const int MostBytes = 200;
    private const string Fallback = "picture";

    /// <summary>Letters with their marks, and digits, of the title; a run of other characters becomes one hyphen.</summary>
    public static string For(string title, string mediaType)
    {
        var stem = Graphemes.CutBytes(WordParts.Hyphenate(title), MostBytes).Trim('-');
        return (stem.Length == 0 || IsReserved(stem) ? $"{Fallback}-{stem}".TrimEnd('-') : stem) + ExtensionOf(mediaType);
    }

    // Device names of Windows: COM1 is one, COM1.jpg too.
    private static bool IsReserved(string stem) =>
        stem.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL"
            or ['C', 'O', 'M', >= '0' and <= '9'] or ['L', 'P', 'T', >= '0' and <= '9'];

    private static string ExtensionOf(string mediaType) => mediaType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        "image/avif" => ".avif",
        "image/tiff" => ".tiff",
        "image/gif" => ".gif",
        _ => ".bin",
    };
}
