using System.Text;

namespace Picasso.Imaging.Sniffing;

/// <summary>Recognises a format by the first bytes of a file. Names and declared types are ignored.</summary>
internal static class FormatSniffer
{
    /// <summary>Number of inspected bytes.</summary>
    public const int Length = 4096;

    private static readonly (byte[] Start, PictureFormat Format)[] s_readable =
    [
        ([0xFF, 0xD8, 0xFF], PictureFormat.Jpeg),
        ([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8], PictureFormat.Png),
        ([.. "GIF87a"u8], PictureFormat.Gif),
        ([.. "GIF89a"u8], PictureFormat.Gif),
    ];

    /// <summary>The format, or an error that names the file's type.</summary>
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
            return OtherFormats.RawByMark(start) is { } raw ? throw raw.ToDomainError().ToException() : PictureFormat.Tiff;
        if (start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8))
            return Container(start);
        throw (OtherFormats.Find(start)?.ToDomainError() ?? ImagingErrors.NotAPicture).ToException();
    }

    private static bool IsTiff(ReadOnlySpan<byte> start) =>
        start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8) || start.StartsWith("MM\0+"u8);

    /// <summary>AVIF, HEIC, Canon's raw files and most videos share a container; the brands distinguish them.</summary>
    private static PictureFormat Container(ReadOnlySpan<byte> start)
    {
        var declared = (uint)((start[0] << 24) | (start[1] << 16) | (start[2] << 8) | start[3]);
        var size = (int)Math.Min(declared, (uint)start.Length);
        var brands = new List<string>();
        for (var at = 8; at + 4 <= size; at += at == 8 ? 8 : 4)
            brands.Add(Encoding.ASCII.GetString(start.Slice(at, 4)));
        if (brands.Contains("avif") || brands.Contains("avis"))
            return PictureFormat.Avif;
        if (brands.Any(brand => brand is "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1"))
            throw ImagingErrors.Heic.ToException();
        throw (brands.Contains("crx ") ? OtherFormats.CanonRaw3 : OtherFormats.Video).ToDomainError().ToException();
    }
}
