using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Fired glaze: runs and pools over a throwing spiral, crazed all over, sometimes mended with gold.</summary>
internal sealed class Glaze : IPainter
{
    public required Ramp Colors { get; init; }

    public Color Clay { get; init; } = 0x6A4430;

    public bool Gold { get; init; }

    /// <summary>Where the bowl's middle is, in shares of the picture.</summary>
    public (float X, float Y) Centre { get; init; } = (0.5f, 0.5f);

    public float Radius { get; init; } = 0.46f;

    public Color Table { get; init; } = 0x2C2A2C;

    public Film Film { get; } = Film.Colour with { Contrast = 0.25f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var (seed, x, y) = (dice.Below(9999), Centre.X * canvas.Aspect, Centre.Y);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var wood = Noise.Fbm(at.X * 1.2f, at.Y * 16f + Noise.At(at.X * 1.5f, at.Y * 2f, seed) * 2f, 4, seed + 1) * 0.22f + 1f;
            var shadow = Smooth(Radius * 1.32f, Radius * 0.85f, Length(at.X - x - 0.05f, at.Y - y - 0.07f));
            var table = (Rgb)Table * (wood * (1f - shadow * 0.75f));
            return Bowl(at, x, y, table, seed);
        });
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Bowl(in Spot at, float x, float y, Rgb table, int seed)
    {
        var (dx, dy) = ((at.X - x) / Radius, (at.Y - y) / Radius);
        var d = Length(dx, dy) + Noise.At(dx * 2f, dy * 2f, seed + 2) * 0.012f;
        var (cos, sin) = (dx / Max(d, 1e-4f), dy / Max(d, 1e-4f));
        var run = Noise.Fbm(cos * 3.2f + 4f, sin * 3.2f + d * 0.4f, 5, seed + 3);
        var spiral = Sin(d * 46f + Angle(dy, dx)) * 0.03f;
        var speck = Smooth(0.42f, 0.62f, Noise.Fbm(dx * 17f, dy * 17f, 3, seed + 4)) * 0.2f;
        var depth = 1f - d + run * 0.16f + spiral;
        var color = Colors.At(Sat(depth * 1.02f + Noise.Fbm(dx * 4f + run, dy * 4f, 4, seed + 5) * 0.09f)) * (1f - speck);
        var (_, fine) = Mosaic.Cells(dx * 9f + run * 0.6f, dy * 9f, seed + 6);
        color *= 1f - Smooth(0.03f, 0.008f, fine) * 0.32f;
        if (Gold)
        {
            var (_, seam) = Mosaic.Cells(dx * 1.25f + run * 0.16f + 3f, dy * 1.25f + Noise.At(dx * 6f, dy * 6f, seed) * 0.05f, seed + 8);
            var gilt = ((Rgb)0xB8862A).To(0xFFE8A0, Noise.Fbm(dx * 22f, dy * 22f, 3, seed + 9) + 0.45f);
            color = color.To(gilt, Smooth(0.018f, 0.011f, seam));
        }

        color = color.To((Rgb)Clay * (0.9f + run * 0.3f), Smooth(0.94f + 0.02f, 0.965f, d));
        var hollow = 0.72f + (dx * -0.34f + dy * -0.38f) * -1f * Smooth(0.1f, 0.95f, d) * 0.75f + 0.2f * Smooth(0.9f, 0.2f, d);
        var shine = Exp(Length(dx + 0.33f, dy + 0.42f) * -7f) * 0.55f + Exp(Length(dx - 0.42f, dy - 0.5f) * -5f) * 0.16f
            + Smooth(0.03f, 0f, Abs(d - 0.955f)) * Sat(-dx - dy) * 0.5f;
        return table.To(color * hollow + (Rgb)0xFFFFFF * shine, Smooth(1f, 0.99f, d));
    }
}
