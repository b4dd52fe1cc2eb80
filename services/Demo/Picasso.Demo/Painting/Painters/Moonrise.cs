using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A great moon, seen through a long lens, behind pines or an eclipse's corona.</summary>
internal sealed class Moonrise : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x0C1230, 0x2A2A5A, 0x6A4468, 0xC87A68);

    public Color Tone { get; init; } = 0xFFE8C4;

    public (float X, float Y) At { get; init; } = (0.55f, 0.44f);

    public float Radius { get; init; } = 0.25f;

    /// <summary>Covered by shadow, with the corona around it.</summary>
    public bool Eclipse { get; init; }

    public Film Film { get; init; } = Film.Night with { Bloom = 0.45f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var (seed, x, y) = (dice.Below(9999), At.X * canvas.Aspect, At.Y);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var d = Length(at.X - x, at.Y - y);
            var haze = Exp(Max(d - Radius, 0f) * -5f) * 0.3f;
            return SkyColors.At(at.Y) + Sky.Stars(at, seed, 1f) * Smooth(0.8f, 0.2f, at.Y) * 0.7f + (Rgb)Tone * haze;
        });
        if (Eclipse)
            PaintCorona(canvas, x, y, seed);
        else
            PaintMoon(canvas, x, y, dice.Fork());
        PaintFront(canvas, dice);
    }

    private void PaintMoon(Canvas canvas, float x, float y, Dice dice)
    {
        var seed = dice.Below(9999);
        var craters = new (float X, float Y, float Radius)[70];
        for (var i = 0; i < craters.Length; i++)
            craters[i] = (dice.Around(), dice.Around(), 0.012f + MathF.Pow(dice.Next(), 4) * 0.09f);
        canvas.Paint(x - Radius, y - Radius, x + Radius, y + Radius, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (u, v) = ((at.X - x) / Radius, (at.Y - y) / Radius);
            var d = Length(u, v);
            var globe = Sqrt(Max(1f - d * d, 0f));
            var (px, py) = (u * (1.6f - globe * 0.6f), v * (1.6f - globe * 0.6f));
            var seas = Smooth(-0.1f, 0.3f, Noise.Fbm(px * 1.3f + 4f, py * 1.3f, 5, seed));
            var rough = Noise.Fbm(px * 9f, py * 9f, 5, seed + 5) * 0.1f;
            Lane rims = 0f;
            foreach (var crater in craters)
            {
                var r = Length(px - crater.X, py - crater.Y) / crater.Radius;
                rims += Exp((r - 1f) * (r - 1f) * -14f) * 0.13f - Smooth(1f, 0.4f, r) * 0.06f
                    + Exp(r * -0.55f) * (crater.Radius > 0.07f ? 0.1f : 0f);
            }

            var light = (0.92f - seas * 0.34f + rough + rims) * (globe * 0.3f + 0.74f);
            return under.To((Rgb)Tone * light, Smooth(1f, 0.994f, d) * Smooth(1.05f, 0.75f, at.Y));
        });
    }

    [MethodImpl(Compile.AtOnce)]
    private void PaintCorona(Canvas canvas, float x, float y, int seed) =>
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
    {
        var (dx, dy) = (at.X - x, at.Y - y);
        var d = Length(dx, dy) / Radius;
        var (cos, sin) = (dx / (d * Radius + 1e-5f), dy / (d * Radius + 1e-5f));
        var streamer = Noise.Fbm(cos * 2.4f + 5f, sin * 2.4f + d * 0.12f, 5, seed) * 0.5f + 0.72f;
        var fine = Noise.Fbm(cos * 14f, sin * 14f + d * 0.2f, 3, seed + 6) * 0.22f + 1f;
        var corona = Exp(Max(d - 1f, 0f) * (-3.6f + streamer * 2.3f)) * streamer * fine;
        var ring = Exp(Abs(d - 1.01f) * -38f) * 0.9f;
        var diamond = Exp(Length(cos - 0.72f, sin + 0.69f) * -9f) * Exp(Abs(d - 1.02f) * -16f) * 2.2f;
        var color = under * Smooth(0.97f, 1.1f, d) + (Rgb)Tone * (corona * 0.85f + ring + diamond);
        return color.To(0x04050A, Smooth(1f, 0.985f, d));
    });

    private static void PaintFront(Canvas canvas, Dice dice)
    {
        for (var i = 0; i < 2; i++)
        {
            var (seed, rate) = (dice.Below(9999), 9f + i * 3f);
            var line = Noise.Line(canvas,
                [MethodImpl(Compile.AtOnce)] (x) =>
                    0.86f + i * 0.07f + Noise.Fbm(x * 1.2f, i, 4, seed) * 0.06f - MilkyWay.Conifers(x, rate, seed) * (0.16f + i * 0.05f));
            Rgb tone = Color.Mix(0x241E38, 0x07070E, i);
            canvas.Paint(0, line.Min() - 0.01f, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
                under.To(tone, Smooth(-canvas.Pixel, canvas.Pixel, at.Y - Lane.Load(line, at.Column))));
        }
    }
}
