using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A flower head filling the frame, its petals set by the golden angle.</summary>
internal sealed class Dahlia : IPainter
{
    public required Ramp Petals { get; init; }

    public Color Back { get; init; } = 0x16241A;

    public Color Heart { get; init; } = 0xF8D070;

    public int Count { get; init; } = 210;

    public (float X, float Y) Centre { get; init; } = (0.5f, 0.5f);

    public float Size { get; init; } = 0.62f;

    public float Pointed { get; init; } = 0.5f;

    public Film Film { get; init; } = Film.Colour with { Vignette = 0.4f, Contrast = 0.28f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            (Rgb)Back * (Noise.Fbm(at.X * 1.8f, at.Y * 1.8f, 3, seed) * 0.5f + 1f));
        for (var i = 0; i < 24; i++)
            canvas.Bokeh(dice.Next() * canvas.Aspect, dice.Next(), dice.Between(0.04f, 0.12f),
                (Color)Back * 2f + Petals.At(0.5f) * 0.25f, dice.Between(0.05f, 0.25f));
        var (x, y) = (Centre.X * canvas.Aspect, Centre.Y);
        for (var i = Count; i >= 6; i--)
        {
            var t = MathF.Sqrt((float)i / Count);
            var angle = i * 2.399963f + dice.Around() * 0.05f;
            PaintPetal(canvas, dice.Below(9999), x, y, angle, t);
        }

        PaintHeart(canvas, dice, x, y);
    }

    /// <summary>One petal: a cupped blade, dark where the next covers it, bright at its tip.</summary>
    private void PaintPetal(Canvas canvas, int seed, float x, float y, float angle, float t)
    {
        var (from, length) = (Size * (t * 0.62f - 0.03f), Size * (0.1f + 0.34f * t));
        var wide = Size * (0.045f + 0.1f * t);
        var (bx, by) = (x + MathF.Cos(angle) * from, y + MathF.Sin(angle) * from * 0.94f);
        var lit = 0.86f - MathF.Sin(angle + 0.7f) * 0.16f;
        var (reachX, reachY) = (MathF.Cos(angle) * length, MathF.Sin(angle) * length);
        var (sideX, sideY) = (MathF.Abs(MathF.Sin(angle)) * wide, MathF.Abs(MathF.Cos(angle)) * wide);
        var (left, top) = (bx + MathF.Min(reachX, 0) - sideX, by + MathF.Min(reachY, 0) - sideY);
        var (right, bottom) = (bx + MathF.Max(reachX, 0) + sideX, by + MathF.Max(reachY, 0) + sideY);
        canvas.Paint(left, top, right, bottom, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (along, across) = Turn(at.X - bx, at.Y - by, -angle);
            (along, across) = (along / length, across / wide);
            var s = Sat(along);
            var outline = Sqrt(s) * Mix(Sqrt(Max(1f - s * s * s, 0f)), 1f - s * s, Pointed);
            var inside = Smooth(outline + 0.03f, outline - 0.05f, Abs(across)) * Smooth(-0.01f, 0.02f, along) * Smooth(1.01f, 0.98f, along);
            if (None(inside))
                return under;
            var vein = Noise.At(along * 1.4f, across * 9f, seed) * 0.09f;
            var cup = Sat(1f - across * across) * 0.28f + Sat(across) * 0.14f;
            var shade = Smooth(-0.1f, 0.62f, along) * 0.75f + 0.2f;
            var edge = Smooth(0.25f, 0f, outline - Abs(across)) * 0.14f;
            var color = Petals.At(1f - t * 0.75f + along * 0.28f - 0.22f + vein) * ((shade * (0.82f + cup) + edge + vein) * lit);
            return under.To(color, inside);
        });
    }

    private void PaintHeart(Canvas canvas, Dice dice, float x, float y)
    {
        for (var i = 130; i >= 0; i--)
        {
            var reach = Size * 0.092f * MathF.Sqrt(i / 130f);
            var (px, py) = (x + MathF.Cos(i * 2.399963f) * reach, y + MathF.Sin(i * 2.399963f) * reach);
            canvas.Dab(px, py, Size * 0.0085f, (Color)Heart * (0.45f + 0.25f * i / 130f), 0.9f);
            canvas.Dab(px - 0.001f, py - 0.0015f, Size * 0.005f, (Color)Heart * dice.Between(0.8f, 1.1f), 0.8f);
        }
    }
}
