using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

internal enum OpArtKind
{
    /// <summary>Chequers that swell out of the plane.</summary>
    Bulge,

    /// <summary>Parallel lines that bend as if cloth moved beneath.</summary>
    Folds,

    /// <summary>Rings that interfere.</summary>
    Rings,
}

/// <summary>Geometry that seems to move.</summary>
internal sealed class OpArt : IPainter
{
    public OpArtKind Kind { get; init; }

    public Ramp Lights { get; init; } = Ramp.Of(0xF6F2E8, 0xF6F2E8);

    public Ramp Darks { get; init; } = Ramp.Of(0x101014, 0x101014);

    public float Count { get; init; } = 16f;

    public Film Film { get; } = Film.Paper with { Vignette = 0.16f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var (a, b) = ((X: canvas.Aspect * dice.Between(0.3f, 0.5f), Y: dice.Between(0.35f, 0.6f)),
            (X: canvas.Aspect * dice.Between(0.6f, 0.9f), Y: dice.Between(0.3f, 0.75f)));
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var (pattern, relief) = Kind switch
            {
                OpArtKind.Bulge => Bulge(at, a, b),
                OpArtKind.Folds => Folds(at, seed),
                _ => Rings(at, a, b),
            };
            var share = at.X * (1 / canvas.Aspect);
            var paper = Noise.Fbm(at.X * 50f, at.Y * 50f, 2, seed) * 0.03f;
            return Darks.At(share).To(Lights.At(at.Y), pattern) * (relief + paper);
        });
    }

    [MethodImpl(Compile.AtOnce)]
    private (Lane Pattern, Lane Relief) Bulge(in Spot at, (float X, float Y) a, (float X, float Y) b)
    {
        var (x, y, relief) = Swell(at.X, at.Y, a, 0.36f);
        (x, y, var second) = Swell(x, y, b, 0.24f);
        var chequer = Sin(x * (Count * MathF.PI)) * Sin(y * (Count * MathF.PI));
        return (Smooth(-0.06f, 0.06f, chequer), relief * second);
    }

    [MethodImpl(Compile.AtOnce)]
    private static (Lane X, Lane Y, Lane Relief) Swell(Lane x, Lane y, (float X, float Y) centre, float radius)
    {
        var (dx, dy) = ((x - centre.X) / radius, (y - centre.Y) / radius);
        var d = Length(dx, dy);
        var squeeze = Where(d < 1f, d * d * 0.62f + 0.38f, 1f);
        var lit = 1f + (1f - Sat(d)) * (-dx - dy) * 0.18f - Smooth(0.75f, 1f, d) * Smooth(1.12f, 1f, d) * 0.28f;
        return (centre.X + dx * squeeze * radius, centre.Y + dy * squeeze * radius, lit);
    }

    [MethodImpl(Compile.AtOnce)]
    private (Lane Pattern, Lane Relief) Folds(in Spot at, int seed)
    {
        var bend = Noise.Fbm(at.X * 1.1f, at.Y * 1.3f, 2, seed);
        var side = Noise.Fbm(at.X * 1.1f - 0.03f, at.Y * 1.3f - 0.02f, 2, seed);
        var line = Sin((at.Y + bend * 0.3f) * (Count * 2f * MathF.PI));
        return (Smooth(-0.1f, 0.1f, line), 0.93f + (bend - side) * 3.4f);
    }

    [MethodImpl(Compile.AtOnce)]
    private (Lane Pattern, Lane Relief) Rings(in Spot at, (float X, float Y) a, (float X, float Y) b)
    {
        var first = Sin(Length(at.X - a.X, at.Y - a.Y) * (Count * 2f * MathF.PI));
        var second = Sin(Length(at.X - b.X, at.Y - b.Y) * (Count * 2f * MathF.PI));
        return (Smooth(-0.08f, 0.08f, first * second), 1f);
    }
}
