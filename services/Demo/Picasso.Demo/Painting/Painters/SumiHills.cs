using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Ink and water on rice paper: hills that dissolve downwards, a pale sun, birds, a seal.</summary>
internal sealed class SumiHills : IPainter
{
    public Color Paper { get; init; } = 0xEFE6D4;

    public Color Ink { get; init; } = 0x20242A;

    public Color Sun { get; init; } = 0xC8402C;

    public int Hills { get; init; } = 5;

    /// <summary>Shares of the picture.</summary>
    public (float X, float Y) SunAt { get; init; } = (0.68f, 0.26f);

    public bool Pine { get; init; } = true;

    public Film Film { get; } = Film.Paper;

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            (Rgb)Paper * (Noise.Fbm(at.X * 2f, at.Y * 2f, 4, seed) * 0.035f + Noise.Fbm(at.X * 60f, at.Y * 9f, 3, seed + 1) * 0.025f + 1f));
        PaintSun(canvas, seed);
        for (var i = 0; i < Hills; i++)
            PaintHill(canvas, dice.Fork(), (i + 0.6f) / Hills);
        for (var i = 0; i < 7; i++)
            PaintBird(canvas, dice, canvas.Aspect * (SunAt.X - 0.28f + i * 0.035f), SunAt.Y + 0.02f + MathF.Abs(i - 3) * 0.016f);
        if (Pine)
            StarTrails.Grow(canvas, dice, canvas.Aspect * 0.16f, 0.98f, -1.25f, 0.13f, 0.022f, 7, 0x1A1C20);
        PaintSeal(canvas, dice);
    }

    private void PaintSun(Canvas canvas, int seed)
    {
        var (x, y) = (SunAt.X * canvas.Aspect, SunAt.Y);
        canvas.Paint(x - 0.16f, y - 0.16f, x + 0.16f, y + 0.16f, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var rough = Noise.Fbm(at.X * 9f, at.Y * 9f, 4, seed + 3);
            var inside = Smooth(0.105f, 0.098f, Length(at.X - x, at.Y - y) + rough * 0.004f);
            return under.To(under * (Rgb)Sun * 1.1f, inside * (0.82f + rough * 0.22f));
        });
    }

    private void PaintHill(Canvas canvas, Dice dice, float near)
    {
        var (seed, offset) = (dice.Below(9999), dice.Between(0, 60));
        var foot = 0.32f + near * 0.5f;
        var line = Noise.Line(canvas,
            [MethodImpl(Compile.AtOnce)] (x) =>
                foot - Noise.Ridged(x * (1.5f - near * 0.5f) + offset, 2f, 5, seed) * (0.3f - near * 0.08f)
                    + Noise.At(x * 0.7f, offset, seed + 1) * 0.1f);
        var strength = 0.22f + near * near * 0.72f;
        canvas.Paint(0, line.Min() - 0.02f, canvas.Aspect + 1, line.Max() + 0.42f,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var bleed = Noise.Fbm(at.X * 26f, at.Y * 26f, 2, seed + 2) * 0.006f;
            var below = at.Y - Lane.Load(line, at.Column) + bleed;
            if (None(below + 0.002f))
                return under;
            var wash = Exp(Max(below, 0f) * (-6.5f + near * 2.5f));
            var edge = Exp(Max(below, 0f) * -70f) * 0.35f;
            var texture = Noise.Ridged(at.X * 5f + below * 7f, at.Y * 4f - below * 4f, 4, seed + 3);
            var dry = Smooth(0.42f, 0.75f, texture) * Exp(Max(below, 0f) * -8f) * 0.5f;
            var pool = Noise.Fbm(at.X * 3f, at.Y * 5f, 3, seed + 4) * 0.22f + 0.9f;
            var ink = Smooth(-0.002f, 0.002f, below) * Sat((wash * 0.75f * pool + edge + dry) * strength);
            return under.To(Ink, ink);
        });
    }

    private void PaintBird(Canvas canvas, Dice dice, float x, float y)
    {
        var (wing, lift) = (dice.Between(0.009f, 0.014f), dice.Between(0.004f, 0.008f));
        (x, y) = (x + dice.Around() * 0.01f, y + dice.Around() * 0.008f);
        canvas.Line(x, y, x - wing, y - lift, 0.0028f, 0.0006f, Ink, 0.9f);
        canvas.Line(x, y, x + wing, y - lift * 1.2f, 0.0028f, 0.0006f, Ink, 0.9f);
    }

    private static void PaintSeal(Canvas canvas, Dice dice)
    {
        var (x, y, size, seed) = (canvas.Aspect - 0.115f, 0.88f, 0.05f, dice.Below(9999));
        canvas.Paint(x, y, x + size, y + size, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (u, v) = ((at.X - x) / size, (at.Y - y) / size);
            var box = Min(Min(u, 1f - u), Min(v, 1f - v));
            var strokes = Smooth(0.55f, 0.7f, Noise.Cell(Floor(u * 5f), Floor(v * 5f), seed)) * Smooth(0.16f, 0.2f, box);
            var worn = Smooth(0.5f, 0.2f, Noise.Fbm(at.X * 70f, at.Y * 70f, 2, seed));
            return under.To(0xB4281E, Smooth(0f, 0.04f, box) * (1f - strokes) * worn * 0.9f);
        });
    }
}
