using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Ridge behind ridge in the haze of early light, mist in the valleys.</summary>
internal sealed class MountainDawn : IPainter
{
    public required Ramp SkyColors { get; init; }

    public required Color Near { get; init; }

    public required Color Haze { get; init; }

    public Color Glow { get; init; } = 0xFFC890;

    public int Ridges { get; init; } = 7;

    /// <summary>Share of the width.</summary>
    public float SunX { get; init; } = 0.6f;

    public float SunY { get; init; } = 0.36f;

    public float Horizon { get; init; } = 0.4f;

    public float Steepness { get; init; } = 1f;

    public bool Forest { get; init; } = true;

    public Film Film { get; } = Film.Colour with { Bloom = 0.35f, BloomThreshold = 0.8f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var sun = (X: SunX * canvas.Aspect, Y: SunY);
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, sun, seed));
        canvas.Glow(sun.X, sun.Y, 0.05f, 0xFFF4E0, 1.1f);
        var ridges = Enumerable.Range(0, Ridges).Select(i => Outline(canvas, (i + 0.5f) / Ridges, dice)).ToArray();
        for (var i = 0; i < Ridges; i++)
            PaintRidge(canvas, ridges[i], i + 1 < Ridges ? ridges[i + 1].Line.Max() : 1, sun);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, (float X, float Y) sun, int seed)
    {
        var sky = Sky.Gradient(at, SkyColors, Horizon + 0.15f, sun, Glow, 0.85f);
        var cirrus = Noise.Fbm(at.X * 1.4f + at.Y * 1.5f, at.Y * 7f - at.X * 0.8f, 5, seed);
        return sky + (Rgb)Glow * (Smooth(0.05f, 0.9f, cirrus) * 0.22f * Smooth(0f, 0.25f, at.Y));
    }

    private Ridge Outline(Canvas canvas, float depth, Dice dice)
    {
        var (seed, offset) = (dice.Below(9999), dice.Between(0, 50));
        var swing = dice.Between(0.5f, 1.3f) * Steepness * (0.085f + depth * 0.15f);
        var foot = Horizon + (1.02f - Horizon) * MathF.Pow(depth, 1.15f);
        var line = Noise.Line(canvas, [MethodImpl(Compile.AtOnce)] (x) =>
            foot - Crest(x * (2.4f - depth * 1.3f) + offset, seed) * swing - Trees(x, depth, seed));
        return new Ridge(line, depth, seed);
    }

    private void PaintRidge(Canvas canvas, Ridge ridge, float bottom, (float X, float Y) sun)
    {
        var (line, depth, seed) = ridge;
        var tone = MathF.Pow(depth, 1.25f);
        Rgb body = Color.Mix(Haze, Near, tone);
        var air = ((Rgb)Haze).To(SkyColors.At(0.8f), 0.5f);
        canvas.Paint(0, line.Min(), canvas.Aspect + 1, bottom, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var below = at.Y - Lane.Load(line, at.Column);
            var inside = Smooth(-canvas.Pixel, canvas.Pixel, below);
            if (None(inside))
                return under;
            var warm = Exp(Length(at.X - sun.X, at.Y - sun.Y) * -2.6f) * (1 - tone);
            var mist = Sat(below * (4.2f - depth * 2.5f) + Noise.Fbm(at.X * 2f, at.Y * 9f + seed, 3, seed) * 0.25f);
            var relief = Noise.Fbm(at.X * 9f + below * 6f, below * 13f - at.X * 5f, 3, seed + 5) * (0.05f + 0.09f * tone);
            var ground = body * (relief + 1f) + (Rgb)Glow * (warm * 0.4f);
            var fog = air + (Rgb)Glow * (warm * 0.25f);
            return under.To(ground.To(fog, mist * (1f - tone) * 0.75f), inside);
        });
    }

    [MethodImpl(Compile.AtOnce)]
    private static Lane Crest(Lane x, int seed) => Noise.Ridged(x, 3.7f, 6, seed) * 1.5f - 0.6f;

    /// <summary>Two sizes of conifers on the nearer ridges.</summary>
    [MethodImpl(Compile.AtOnce)]
    private Lane Trees(Lane x, float depth, int seed)
    {
        if (!Forest || depth < 0.3f)
            return 0f;
        var size = 0.008f + depth * depth * 0.055f;
        var wood = Smooth(-0.35f, 0.15f, Noise.At(x * 2.5f, 1f, seed + 3)) * 0.6f + 0.4f;
        return Max(MilkyWay.Conifers(x, 0.42f / size, seed), MilkyWay.Conifers(x + 3.3f, 0.62f / size, seed + 1) * 0.7f) * wood * size;
    }

    private sealed record Ridge(float[] Line, float Depth, int Seed);
}
