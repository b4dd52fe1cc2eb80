namespace Picasso.Imaging.Worker.Colour;

/// <summary>The colour space of a picture's values.</summary>
/// <param name="Primaries">Primaries and white.</param>
/// <param name="Curve">From values to linear light.</param>
/// <param name="IsNarrow">Black and white are at 16 and 235 (of 8 bits) instead of at the ends of the range.</param>
internal sealed record ColourSpace(Chromaticities Primaries, TransferCurve Curve, bool IsNarrow = false)
{
    /// <summary>Adobe RGB (1998).</summary>
    public static ColourSpace AdobeRgb { get; } = new(Chromaticities.AdobeRgb, new TransferCurve.Power(563.0 / 256));

    /// <summary>Whether a conversion to sRGB has no visible effect.</summary>
    public bool IsSrgb => !IsNarrow && Curve is TransferCurve.Srgb && Primaries.IsNear(Chromaticities.Bt709);

    /// <summary>By code points of ITU-T H.273, as in AVIF's "nclx" and PNG's "cICP".</summary>
    /// <returns>Null for code points that are unspecified, reserved or not supported: the picture is then treated as sRGB.</returns>
    public static ColourSpace? Of(int primaries, int transfer, bool isNarrow = false)
    {
        Chromaticities? colours = primaries switch
        {
            1 or 2 => Chromaticities.Bt709,
            5 => Chromaticities.Bt601Lines625,
            6 or 7 => Chromaticities.Bt601Lines525,
            9 => Chromaticities.Bt2020,
            11 => Chromaticities.DciP3,
            12 => Chromaticities.DisplayP3,
            _ => null,
        };
        TransferCurve? curve = transfer switch
        {
            // Encoders declare BT.709's transfer with BT.709's primaries for pictures that are sRGB, and browsers treat them as sRGB.
            1 or 6 when primaries is 1 or 2 or 5 or 6 or 7 => new TransferCurve.Srgb(),
            1 or 6 or 14 or 15 => new TransferCurve.Bt709(),
            2 or 13 => new TransferCurve.Srgb(),
            4 => new TransferCurve.Power(2.2),
            5 => new TransferCurve.Power(2.8),
            8 => new TransferCurve.Power(1),
            16 => new TransferCurve.Pq(),
            18 => new TransferCurve.Hlg(),
            _ => null,
        };
        return colours is null || curve is null ? null : new ColourSpace(colours, curve, isNarrow);
    }
}
