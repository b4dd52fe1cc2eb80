using NetVips;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>What one drawing is saved as by people who want it to pass for another: 29 files.</summary>
internal static class DrawingEncodings
{
    private const Enums.ForeignHeifCompression Av1 = Enums.ForeignHeifCompression.Av1;

    public static IEnumerable<(string Name, byte[] File)> Of(Image drawing)
    {
        foreach (var quality in (int[])[95, 85, 75, 60, 45, 30])
            yield return ($"JPEG {quality}", drawing.JpegsaveBuffer(q: quality));
        yield return ("progressive JPEG", drawing.JpegsaveBuffer(q: 80, interlace: true));
        yield return ("JPEG without subsampling", drawing.JpegsaveBuffer(q: 80, subsampleMode: Enums.ForeignSubsample.Off));
        yield return ("PNG", drawing.PngsaveBuffer());
        yield return ("interlaced PNG", drawing.PngsaveBuffer(interlace: true));
        yield return ("palette PNG", drawing.PngsaveBuffer(palette: true));
        yield return ("palette PNG of 16 colours", drawing.PngsaveBuffer(palette: true, bitdepth: 4));
        yield return ("WebP 90", drawing.WebpsaveBuffer(q: 90));
        yield return ("WebP 70", drawing.WebpsaveBuffer(q: 70));
        yield return ("WebP 40", drawing.WebpsaveBuffer(q: 40));
        yield return ("lossless WebP", drawing.WebpsaveBuffer(lossless: true));
        yield return ("AVIF 70", drawing.HeifsaveBuffer(q: 70, compression: Av1, effort: 0));
        yield return ("AVIF 40", drawing.HeifsaveBuffer(q: 40, compression: Av1, effort: 0));
        yield return ("GIF", drawing.GifsaveBuffer());
        yield return ("TIFF", drawing.TiffsaveBuffer());
        foreach (var scale in (double[])[0.33, 0.5, 0.75, 1.5])
            yield return ($"scaled by {scale}", Sized(drawing, scale).JpegsaveBuffer(q: 85));
        foreach (var trimmed in (double[])[0.01, 0.02, 0.03])
            yield return ($"trimmed by {trimmed}", Trimmed(drawing, trimmed).JpegsaveBuffer(q: 90));
        using var mirrored = drawing.Flip(Enums.Direction.Horizontal);
        yield return ("mirrored", mirrored.PngsaveBuffer());
        using var bright = drawing.Linear([1.05], [3]).Cast(Enums.BandFormat.Uchar);
        yield return ("brighter", bright.JpegsaveBuffer(q: 90));
    }

    /// <summary>The palette in other colours: six drawings that are not this one.</summary>
    public static IEnumerable<(string Name, double[][] Palette)> Recoloured(double[][] palette, int seed)
    {
        yield return ("other palette", Drawings.Palette(seed + 5_000));
        yield return ("another palette", Drawings.Palette(seed + 9_000));
        yield return ("inverted", [.. palette.Select(colour => colour.Select(one => 255 - one).ToArray())]);
        yield return ("channels exchanged", [.. palette.Select(colour => (double[])[colour[2], colour[0], colour[1]])]);
        yield return ("ground in another colour", [Unlike(palette[0], seed + 7_000), .. palette[1..]]);
        yield return ("one ink exchanged", [palette[0], Unlike(palette[1], seed + 8_000), .. palette[2..]]);
    }

    /// <summary>The colour of a palette that is farthest from this one.</summary>
    private static double[] Unlike(double[] colour, int seed) =>
        Drawings.Palette(seed).MaxBy(other => other.Zip(colour, (one, two) => Math.Abs(one - two)).Sum())!;

    private static Image Sized(Image drawing, double scale) => drawing.Resize(scale);

    private static Image Trimmed(Image drawing, double part)
    {
        var (x, y) = ((int)(drawing.Width * part), (int)(drawing.Height * part));
        return drawing.Crop(x, y / 2, drawing.Width - (2 * x), drawing.Height - y);
    }
}
