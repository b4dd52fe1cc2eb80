using System.Text;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>A name to save an original under, safe on every system.</summary>
internal static class FileNames
{
    private const int Longest = 80;
    private const string Fallback = "picture";

    /// <summary>Letters and digits of the title; anything else, runs of it too, becomes one hyphen.</summary>
    public static string For(string title, string mediaType)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes().Take(Longest))
        {
            if (Rune.IsLetterOrDigit(rune))
                name.Append(rune.ToString());
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        var stem = name.ToString().Trim('-');
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
