using System.IO.Compression;
using System.Text;

namespace Picasso.Imaging.Sniffing;

/// <summary>Formats that begin as text: PostScript, PDF and SVG in its encodings, also compressed.</summary>
internal static class TextFormats
{
    private const int MostInflated = 16 * 1024;

    private static readonly OtherFormat s_svg = new("SVG", OtherKind.Shapes);

    public static OtherFormat? Find(ReadOnlySpan<byte> start)
    {
        if (start is [0x1F, 0x8B, ..])
            return Inflated(start) is { } text && IsSvg(text) ? new("SVGZ, compressed SVG", OtherKind.Shapes) : new("gzip", OtherKind.Archive);
        if (start.StartsWith("%PDF-"u8))
            return new(IsIllustrator(start) ? "Illustrator" : "PDF", OtherKind.Shapes);
        if (start.StartsWith("%!PS"u8))
            return new(IsIllustrator(start) ? "Illustrator" : start[..Math.Min(start.Length, 64)].IndexOf("EPSF"u8) >= 0 ? "EPS" : "PostScript", OtherKind.Shapes);
        return IsSvg(start) ? s_svg : null;
    }

    private static bool IsIllustrator(ReadOnlySpan<byte> start) =>
        start.IndexOf("Adobe Illustrator"u8) >= 0 || start.IndexOf("AI5_FileFormat"u8) >= 0 || start.IndexOf("/Illustrator"u8) >= 0;

    private static bool IsSvg(ReadOnlySpan<byte> start)
    {
        var text = EncodingOf(start).GetString(start);
        var at = text.IndexOf("<svg", StringComparison.OrdinalIgnoreCase);
        // A prefix of a namespace: <svg:svg. An HTML page with a drawing counts as a page.
        return at >= 0 && text.IndexOf("<html", StringComparison.OrdinalIgnoreCase) is var page && (page < 0 || page > at);
    }

    /// <summary>By the byte order mark, or by the zero beside the first character, as in XML 1.0 (appendix F).</summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    /// <summary>The beginning of compressed content, as far as these bytes allow; null when it cannot be read.</summary>
    private static byte[]? Inflated(ReadOnlySpan<byte> start)
    {
        var text = new byte[MostInflated];
        var length = 0;
        using var gzip = new GZipStream(new MemoryStream(start.ToArray(), writable: false), CompressionMode.Decompress);
        try
        {
            // In small steps: the content read before the bytes end is what can be inspected.
            for (int read; length < MostInflated && (read = gzip.Read(text, length, Math.Min(64, MostInflated - length))) > 0;)
                length += read;
        }
        catch (InvalidDataException) when (length == 0)
        {
            return null;
        }
        catch (InvalidDataException)
        {
            // The compressed data continues after the inspected bytes, or is damaged there.
            return text[..length];
        }

        return text[..length];
    }
}
