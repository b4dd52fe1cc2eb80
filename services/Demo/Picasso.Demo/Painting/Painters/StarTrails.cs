using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>An hour of stars turning around the pole above a dark outline.</summary>
internal sealed class StarTrails : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x060B1C, 0x122448, 0x2C4468, 0x8A6A60);

    /// <summary>Share of the width.</summary>
    public float PoleX { get; init; } = 0.5f;

    public float PoleY { get; init; } = 0.45f;

    /// <summary>Radians that the sky turned.</summary>
    public float Exposure { get; init; } = 0.5f;

    /// <summary>A lone tree instead of a forest.</summary>
    public bool LoneTree { get; init; }

    public Film Film { get; } = Film.Night with { Bloom = 0.25f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var pole = PoleX * canvas.Aspect;
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var (dx, dy) = (at.X - pole, at.Y - PoleY);
            var (radius, angle) = (Length(dx, dy), Angle(dy, dx));
            var light = Trails(radius, angle, 330f, 0.55f, seed) + Trails(radius, angle, 150f, 0.32f, seed + 50);
            return SkyColors.At(at.Y * 1.1f) * (Noise.Fbm(at.X * 1.5f, at.Y * 2.5f, 3, seed) * 0.14f + 0.92f) + light;
        });
        PaintLand(canvas, dice);
    }

    /// <summary>Concentric rings, each with its own arcs.</summary>
    [MethodImpl(Compile.AtOnce)]
    private Rgb Trails(Lane radius, Lane angle, float rings, float cover, int seed)
    {
        var ring = Floor(radius * rings);
        var profile = Sat(1f - Abs(Fract(radius * rings) - 0.5f) * 2.2f);
        var count = Floor(Noise.Cell(ring, 1f, seed) * 4f) + 2f + Floor(radius * 3f);
        var turn = angle * (1 / MathF.Tau) + 0.5f + Noise.Cell(ring, 2f, seed);
        var arc = Floor(Fract(turn) * count);
        var place = Fract(Fract(turn) * count);
        var length = count * (Exposure / MathF.Tau);
        var begin = Noise.Cell(ring, arc + 10f, seed) * Max(1f - length, 0f);
        var on = Smooth(0f, 0.02f, place - begin) * Smooth(0f, 0.02f, begin + length - place);
        var bright = Pow(Noise.Cell(ring, arc + 40f, seed), 2.6f) * Where(Noise.Cell(ring, arc + 70f, seed) < cover, 1f, 0f);
        var tint = Noise.Cell(ring, arc + 90f, seed);
        return ((Rgb)0x9DBBFF).To(0xFFD9A0, Smooth(0.45f, 0.9f, tint)) * (profile * on * bright * 0.95f);
    }

    private void PaintLand(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var line = Noise.Line(canvas, [MethodImpl(Compile.AtOnce)] (x) => Noise.Fbm(x * 1.3f + 9f, 1f, 5, seed) * -0.06f + 0.9f
            - (LoneTree ? Abs(Noise.At(x * 90f, 3f, seed)) * 0.008f : MilkyWay.Conifers(x, 17f, seed) * 0.16f));
        canvas.Paint(0, 0.5f, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            under.To(((Rgb)0x0A0E16).To(0x030406, Sat((at.Y - 0.85f) * 6f)),
                Smooth(-canvas.Pixel, canvas.Pixel, at.Y - Lane.Load(line, at.Column))));
        if (!LoneTree)
            return;
        var x = canvas.Aspect * 0.7f;
        var foot = line[(int)(x * canvas.Height)];
        Grow(canvas, dice, x, foot + 0.01f, -MathF.PI / 2, 0.085f, 0.018f, 9);
    }

    /// <summary>A bare tree, branch by branch.</summary>
    public static void Grow(Canvas canvas, Dice dice, float x, float y, float angle, float length, float width, int depth,
        int color = 0x04050A)
    {
        var (endX, endY) = (x + MathF.Cos(angle) * length, y + MathF.Sin(angle) * length);
        canvas.Line(x, y, endX, endY, width, width * 0.72f, color);
        if (depth == 0 || length < 0.004f)
            return;
        var forks = dice.Chance(0.3f) ? 3 : 2;
        for (var i = 0; i < forks; i++)
        {
            var turn = (i - (forks - 1) / 2f) * dice.Between(0.5f, 0.95f) + dice.Around() * 0.22f;
            Grow(canvas, dice, endX, endY, angle + turn, length * dice.Between(0.7f, 0.86f), width * (forks == 3 ? 0.58f : 0.66f),
                depth - 1, color);
        }
    }
}
