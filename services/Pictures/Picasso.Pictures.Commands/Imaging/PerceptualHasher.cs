namespace Picasso.Pictures.Commands.Imaging;

/// <summary>Computes <see cref="PerceptualHash"/> from a small grey copy of a picture, by a discrete cosine transform.</summary>
internal static class PerceptualHasher
{
    /// <summary>Width and height of the grey copy.</summary>
    public const int Side = 64;

    private const int Frequencies = 16;

    /// <summary>A weaker frequency (orthonormal transform of grey levels) may change its sign in a copy.</summary>
    private const double Noise = 8;

    /// <summary>
    /// A picture with fewer significant frequencies is not compared at all. Photographs have some 230 of the 255; a plain sky, a gradient or a single
    /// shape has under 100.
    /// </summary>
    private const int MinSignificant = 120;

    private static readonly double[,] s_cosines = Cosines();

    /// <summary>The hash; null when there is too little detail.</summary>
    /// <param name="grey">Side × Side bytes, row by row.</param>
    public static PerceptualHash? Compute(ReadOnlySpan<byte> grey)
    {
        var strengths = Transform(grey);
        var significant = 0;
        Span<bool> signs = stackalloc bool[Frequencies * Frequencies];
        // The first is the mean brightness, which does not distinguish pictures.
        for (var i = 1; i < strengths.Length; i++)
        {
            signs[i] = strengths[i] > 0;
            significant += Math.Abs(strengths[i]) >= Noise ? 1 : 0;
        }

        return significant < MinSignificant ? null : PerceptualHash.From(signs);
    }

    internal static double[] Transform(ReadOnlySpan<byte> grey)
    {
        var rows = new double[Side * Frequencies];
        for (var y = 0; y < Side; y++)
        {
            for (var u = 0; u < Frequencies; u++)
            {
                var sum = 0.0;
                for (var x = 0; x < Side; x++)
                    sum += grey[(y * Side) + x] * s_cosines[u, x];
                rows[(y * Frequencies) + u] = sum;
            }
        }

        var result = new double[Frequencies * Frequencies];
        for (var v = 0; v < Frequencies; v++)
        {
            for (var u = 0; u < Frequencies; u++)
            {
                for (var y = 0; y < Side; y++)
                    result[(v * Frequencies) + u] += rows[(y * Frequencies) + u] * s_cosines[v, y];
            }
        }

        return result;
    }

    private static double[,] Cosines()
    {
        var cosines = new double[Frequencies, Side];
        for (var u = 0; u < Frequencies; u++)
        {
            for (var x = 0; x < Side; x++)
                cosines[u, x] = Math.Sqrt((u == 0 ? 1.0 : 2.0) / Side) * Math.Cos(Math.PI * u * (x + 0.5) / Side);
        }

        return cosines;
    }
}
