using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Curtains of northern light over snowy mountains, mirrored in a still lake.</summary>
internal sealed class AuroraLake : IPainter
{
    public Color Low { get; init; } = 0x4CFF9A;

    public Color High { get; init; } = 0x8A4CFF;

    public int Curtains { get; init; } = 3;

    public float Horizon { get; init; } = 0.62f;

    public float Slant { get; init; } = 0.1f;

    public Film Film { get; } = Film.Night with { Bloom = 0.35f, BloomThreshold = 0.5f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var night = Ramp.Of(0x040814, 0x0A1A30, 0x16343E);
        canvas.Paint(0, 0, canvas.Aspect + 1, Horizon,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => night.At(at.Y / Horizon) + Sky.Stars(at, seed, 1f) * 0.8f);
        for (var i = 0; i < Curtains; i++)
            PaintCurtain(canvas, dice, i);
        PaintMountains(canvas, dice);
        Sky.Mirror(canvas, Horizon, 0.35f, 0x061019, 0.12f, seed);
        PaintShore(canvas, dice);
    }

    private void PaintCurtain(Canvas canvas, Dice dice, int index)
    {
        var (seed, offset) = (dice.Below(9999), dice.Between(0, 30));
        var foot = 0.2f + 0.3f * (index + 0.6f) / Curtains;
        var strength = dice.Between(0.55f, 1f);
        canvas.Paint(0, 0, canvas.Aspect + 1, Horizon, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var bend = Noise.Fbm(at.X * 0.9f + offset, at.Y * 0.35f, 2, seed);
            var fold = Noise.At(at.X * 2.6f + bend * 1.6f + offset, at.Y * 0.5f, seed + 8);
            var hem = foot + bend * 0.16f + fold * 0.05f + (at.X - canvas.Aspect / 2) * Slant;
            var up = hem - at.Y;
            if (None(up + 0.025f))
                return under;
            var rays = Noise.Fbm(at.X * 11f + bend * 9f, at.Y * 0.55f, 3, seed + 3) * 0.55f + 0.62f;
            var edge = Smooth(-0.025f, 0.02f, up);
            var light = edge * Exp(Max(up, 0f) * (-4.2f + rays * -0.6f)) * rays * rays * (fold * 0.6f + 0.75f) * strength;
            var color = ((Rgb)Low).To(High, Smooth(0.06f, 0.36f, up));
            return under + color * Max(light, 0f) * 0.95f;
        });
    }

    private void PaintMountains(Canvas canvas, Dice dice)
    {
        for (var i = 0; i < 2; i++)
        {
            var (seed, offset) = (dice.Below(9999), dice.Between(0, 40));
            var line = Noise.Line(canvas,
                [MethodImpl(Compile.AtOnce)] (x) =>
                    Noise.Ridged(x * (1.1f + i * 0.8f) + offset, 5f, 6, seed) * -(0.24f - i * 0.13f) + Horizon + 0.03f);
            Rgb rock = Color.Mix(0x1A2C36, 0x070B10, i);
            canvas.Paint(0, 0.2f, canvas.Aspect + 1, Horizon, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            {
                var below = at.Y - Lane.Load(line, at.Column);
                var inside = Smooth(-canvas.Pixel, canvas.Pixel, below);
                if (None(inside))
                    return under;
                var (u, v) = (at.X * 4.5f + below * 2f, below * 7f - at.X * 1.5f);
                var slope = Noise.Ridged(u, v, 5, seed + 4);
                var lit = Sat(0.45f + (slope - Noise.Ridged(u - 0.07f, v + 0.05f, 5, seed + 4)) * 3.4f);
                var snow = Smooth(0.2f, 0f, below - slope * 0.16f) * (i == 0 ? 0.9f : 0.2f);
                var white = ((Rgb)0x1E3440).To((Rgb)Low * 0.3f + (Rgb)0x56707A, lit);
                return under.To((rock * (0.6f + lit * 0.6f)).To(white, snow), inside);
            });
        }
    }

    private static void PaintShore(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        for (var i = 0; i < 16; i++)
        {
            var (x, y) = (dice.Next() * canvas.Aspect, dice.Between(0.86f, 1.0f));
            var size = (y - 0.8f) * dice.Between(0.12f, 0.5f);
            canvas.Paint(x - size * 2, y - size, x + size * 2, y + size, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            {
                var rough = Noise.Fbm(at.X * 20f, at.Y * 20f, 3, seed) * 0.18f;
                var d = Length((at.X - x) * 0.6f, at.Y - y) * (1 / size) + rough;
                var top = Sat((y - at.Y) / size + 0.2f);
                return under.To((Rgb)0x080B10 + (Rgb)0x1A4034 * (top * top * 0.7f), Smooth(1f, 0.92f, d));
            });
        }
    }
}
