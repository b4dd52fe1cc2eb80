using System.Text;
using Picasso.Kernel;

namespace Picasso.Imaging.Sniffing;

/// <summary>Recognises a format by the first bytes of a file. Names and declared types are ignored.</summary>
internal static class FormatSniffer
{
    /// <summary>Bytes that are inspected.</summary>
    public const int Length = 512;

    private static readonly (byte[] Start, PictureFormat Format)[] s_readable =
    [
        ([0xFF, 0xD8, 0xFF], PictureFormat.Jpeg),
        ([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8], PictureFormat.Png),
        ([.. "GIF87a"u8], PictureFormat.Gif),
        ([.. "GIF89a"u8], PictureFormat.Gif),
    ];

    private static readonly (byte[] Start, string Name)[] s_others =
    [
        ([.. "%PDF-"u8], "PDF"),
        ([.. "8BPS"u8], "Photoshop"),
        ([.. "BM"u8], "BMP"),
        ([.. "FUJIFILMCCD-RAW"u8], "Camera raw"),
        ([.. "IIRO"u8], "Camera raw"),
        ([.. "IIU\0"u8], "Camera raw"),
        ([0xFF, 0x0A], "JPEG XL"),
        ([0, 0, 0, 0x0C, .. "JXL "u8], "JPEG XL"),
        ([0, 0, 0, 0x0C, .. "jP  "u8], "JPEG 2000"),
        ([0, 0, 1, 0], "Icon"),
    ];

    /// <summary>The format, or a refusal.</summary>
    public static PictureFormat Sniff(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, format) in s_readable)
        {
            if (start.StartsWith(signature))
                return format;
        }

        if (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8))
            return PictureFormat.WebP;
        if (IsTiff(start))
            return PictureFormat.Tiff;
        if (start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8))
            return Container(start);
        throw Unreadable(start).ToException();
    }

    private static bool IsTiff(ReadOnlySpan<byte> start)
    {
        var isTiff = start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8) || start.StartsWith("MM\0+"u8);
        // Canon's raw files look like TIFF, and their first page is a thumbnail.
        return isTiff && !(start.Length >= 10 && start[8..10].SequenceEqual("CR"u8));
    }

    /// <summary>AVIF and HEIC share a container; the brands say which it is.</summary>
    private static PictureFormat Container(ReadOnlySpan<byte> start)
    {
        var size = Math.Min((start[0] << 24) | (start[1] << 16) | (start[2] << 8) | start[3], start.Length);
        var brands = new List<string>();
        for (var at = 8; at + 4 <= size; at += at == 8 ? 8 : 4)
            brands.Add(Encoding.ASCII.GetString(start.Slice(at, 4)));
        if (brands.Contains("avif") || brands.Contains("avis"))
            return PictureFormat.Avif;
        if (brands.Any(brand => brand is "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1"))
            throw ImagingRefusals.Heic.ToException();
        throw (brands.Contains("crx ") ? ImagingRefusals.Unsupported("Camera raw") : ImagingRefusals.NotAPicture).ToException();
    }

    private static Refusal Unreadable(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, name) in s_others)
        {
            if (start.StartsWith(signature))
                return ImagingRefusals.Unsupported(name);
        }

        if (start.StartsWith("II*\0"u8))
            return ImagingRefusals.Unsupported("Camera raw");
        var text = Encoding.UTF8.GetString(start);
        return text.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? ImagingRefusals.Svg : ImagingRefusals.NotAPicture;
    }
}
