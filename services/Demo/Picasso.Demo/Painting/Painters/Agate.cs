using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A polished slice of stone: bands that grew around a hollow of crystals.</summary>
internal sealed class Agate : IPainter
{
    public required Ramp Bands { get; init; }

    public float Fineness { get; init; } = 17f;

    /// <summary>Where the hollow is, in shares of the picture.</summary>
    public (float X, float Y) Heart { get; init; } = (0.55f, 0.5f);

    public float Warp { get; init; } = 0.5f;

    public Color Crystal { get; init; } = 0xF2ECF8;

    public Film Film { get; } = Film.Colour with { Contrast = 0.3f, Vignette = 0.15f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var heart = (X: Heart.X * canvas.Aspect, Heart.Y);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Stone(at, heart, seed));
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Stone(in Spot at, (float X, float Y) heart, int seed)
    {
        var wx = Noise.Fbm(at.X * 1.3f, at.Y * 1.3f, 3, seed);
        var wy = Noise.Fbm(at.X * 1.3f + 9f, at.Y * 1.3f + 4f, 3, seed + 11);
        var (dx, dy) = (at.X - heart.X + wx * Warp * 0.5f, (at.Y - heart.Y) * 1.15f + wy * Warp * 0.5f);
        var depth = Length(dx, dy) + Noise.Fbm(at.X * 4f + wx, at.Y * 4f + wy, 4, seed + 20) * 0.035f;
        var fine = Noise.At(depth * Fineness * 2.4f, 1.5f, seed + 30) * 0.5f + Noise.At(depth * Fineness * 7f, 7.5f, seed + 31) * 0.28f
            + Noise.At(depth * Fineness * 21f, 3.5f, seed + 32) * 0.16f;
        var tone = Fract(depth * 0.55f) + fine * 0.34f + 0.1f;
        var band = Bands.At(Abs(Fract(tone * 0.5f) * 2f - 1f));
        var seam = Smooth(0.86f, 1f, 1f - Abs(Noise.At(depth * Fineness, 5f, seed + 33)) * 1.2f);
        var color = band * (Noise.Fbm(at.X * 30f, at.Y * 30f, 2, seed + 40) * 0.06f + 1f) + (Rgb)0xFFFFFF * (seam * 0.13f);
        var (facet, edge) = Mosaic.Cells(at.X * 26f + wx * 2f, at.Y * 26f + wy * 2f, seed + 50);
        var quartz = (Rgb)Crystal * (facet * 0.75f + 0.32f + Smooth(0.05f, 0f, edge) * 0.3f);
        return color.To(quartz, Smooth(0.135f, 0.1f, depth)) * (1f - Smooth(0.03f, 0f, Abs(depth - 0.125f)) * 0.45f);
    }
}
