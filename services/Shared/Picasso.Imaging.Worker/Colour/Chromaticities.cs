namespace Picasso.Imaging.Worker.Colour;

/// <summary>Chromaticities of the primaries and the white point of a colour space (CIE 1931 x and y).</summary>
internal sealed record Chromaticities(double RedX, double RedY, double GreenX, double GreenY, double BlueX, double BlueY, double WhiteX, double WhiteY)
{
    private const double D65X = 0.3127, D65Y = 0.3290;

    private static readonly double[] s_bradford = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

    /// <summary>ITU-R BT.709 and sRGB.</summary>
    public static Chromaticities Bt709 { get; } = new(0.640, 0.330, 0.300, 0.600, 0.150, 0.060, D65X, D65Y);

    /// <summary>ITU-R BT.2020 and BT.2100.</summary>
    public static Chromaticities Bt2020 { get; } = new(0.708, 0.292, 0.170, 0.797, 0.131, 0.046, D65X, D65Y);

    /// <summary>SMPTE EG 432-1 ("Display P3").</summary>
    public static Chromaticities DisplayP3 { get; } = new(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, D65X, D65Y);

    /// <summary>SMPTE RP 431-2, with the white of cinemas.</summary>
    public static Chromaticities DciP3 { get; } = new(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.314, 0.351);

    /// <summary>Adobe RGB (1998).</summary>
    public static Chromaticities AdobeRgb { get; } = new(0.640, 0.330, 0.210, 0.710, 0.150, 0.060, D65X, D65Y);

    /// <summary>ITU-R BT.601 with 625 lines.</summary>
    public static Chromaticities Bt601Lines625 { get; } = new(0.640, 0.330, 0.290, 0.600, 0.150, 0.060, D65X, D65Y);

    /// <summary>ITU-R BT.601 with 525 lines.</summary>
    public static Chromaticities Bt601Lines525 { get; } = new(0.630, 0.340, 0.310, 0.595, 0.155, 0.070, D65X, D65Y);

    /// <summary>Whether all are so near that the difference is invisible.</summary>
    public bool IsNear(Chromaticities other)
    {
        const double Near = 0.004;
        double[] mine = [RedX, RedY, GreenX, GreenY, BlueX, BlueY, WhiteX, WhiteY];
        double[] its = [other.RedX, other.RedY, other.GreenX, other.GreenY, other.BlueX, other.BlueY, other.WhiteX, other.WhiteY];
        return mine.Zip(its).All(pair => Math.Abs(pair.First - pair.Second) <= Near);
    }

    /// <summary>From linear light of this space to that of sRGB, row by row; another white is adapted to D65 (Bradford).</summary>
    /// <returns>Null when the primaries span no triangle.</returns>
    public double[]? ToLinearSrgb()
    {
        if (ToXyz() is not { } mine || Bt709.ToXyz() is not { } srgb || Matrix.Invert(srgb) is not { } fromXyz)
            return null;
        return Matrix.Multiply(fromXyz, Matrix.Multiply(Adaptation(), mine)) is { } result && result.All(double.IsFinite) ? result : null;
    }

    private double[]? ToXyz()
    {
        if (RedY <= 0 || GreenY <= 0 || BlueY <= 0 || WhiteY <= 0)
            return null;
        double[] primaries =
        [
            RedX / RedY, GreenX / GreenY, BlueX / BlueY,
            1, 1, 1,
            (1 - RedX - RedY) / RedY, (1 - GreenX - GreenY) / GreenY, (1 - BlueX - BlueY) / BlueY,
        ];
        if (Matrix.Invert(primaries) is not { } inverse)
            return null;
        var (red, green, blue) = Matrix.Apply(inverse, WhiteX / WhiteY, 1, (1 - WhiteX - WhiteY) / WhiteY);
        return Matrix.Multiply(primaries, [red, 0, 0, 0, green, 0, 0, 0, blue]);
    }

    private double[] Adaptation()
    {
        var (fromL, fromM, fromS) = Matrix.Apply(s_bradford, WhiteX / WhiteY, 1, (1 - WhiteX - WhiteY) / WhiteY);
        var (toL, toM, toS) = Matrix.Apply(s_bradford, D65X / D65Y, 1, (1 - D65X - D65Y) / D65Y);
        double[] gains = [toL / fromL, 0, 0, 0, toM / fromM, 0, 0, 0, toS / fromS];
        return Matrix.Multiply(Matrix.Invert(s_bradford)!, Matrix.Multiply(gains, s_bradford));
    }
}
