namespace Picasso.Imaging.Costing;

/// <summary>
/// The variants of TIFF that the decoder in use reads: it is built without ZSTD and LZMA, and answers some others with an empty picture or as if the
/// file were damaged. Unsupported variants are rejected by name.
/// </summary>
internal static class TiffVariant
{
    private const int Cielab = 8;

    private static readonly HashSet<long> s_compressions = [1, 2, 3, 4, 5, 7, 8, 32_773, 32_946, 50_001];

    private static readonly HashSet<long> s_photometrics = [0, 1, 2, 3, 5, 6, Cielab];

    private static readonly Dictionary<long, string> s_names = new()
    {
        [6] = "old-style JPEG", [32_809] = "ThunderScan", [32_909] = "PixarLog", [33_003] = "JPEG 2000", [33_005] = "JPEG 2000", [34_661] = "JBIG",
        [34_676] = "SGI Log", [34_677] = "SGI Log", [34_712] = "JPEG 2000", [34_887] = "LERC", [34_925] = "LZMA", [50_000] = "ZSTD", [50_002] = "JPEG XL",
    };

    /// <summary>Rejects unsupported variants.</summary>
    /// <exception cref="Kernel.DomainException">"format_unsupported", with the variant's name and advice for exporting.</exception>
    public static TiffDirectory RequireReadable(this TiffDirectory tags) => Unreadable(tags) is { } what
        ? throw ImagingErrors.UnsupportedVariant(
            $"Not supported: {what}. Please export the picture as a TIFF with LZW or no compression and 8 or 16 bits per channel, or as a PNG or JPEG.").ToException()
        : tags;

    private static string? Unreadable(TiffDirectory tags)
    {
        if (!s_compressions.Contains(tags.Compression))
            return s_names.TryGetValue(tags.Compression, out var name) ? $"TIFF with {name} compression" : "TIFF with an unknown compression";
        if (!s_photometrics.Contains(tags.Photometric))
            return "TIFF with this kind of colours";
        if (tags is { IsTiled: true, IsPlanar: true })
            return "TIFF with tiles and separate channels";
        return tags switch
        {
            { Photometric: Cielab, Bits: not (16 or 32) } => FormattableString.Invariant($"TIFF with Lab colours of {tags.Bits} bits"),
            { Bits: not (1 or 2 or 4 or 8 or 16 or 32 or 64) } or { Samples: >= 3, Bits: < 8 } =>
                FormattableString.Invariant($"TIFF with {tags.Bits} bits per channel"),
            _ => null,
        };
    }
}
