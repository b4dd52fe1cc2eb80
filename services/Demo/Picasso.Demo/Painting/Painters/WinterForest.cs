using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Birches or firs receding into falling snow.</summary>
internal sealed class WinterForest : IPainter
{
    public Color Air { get; init; } = 0xD4DADF;

    public Color Bark { get; init; } = 0xE8E6E0;

    public Color Dark { get; init; } = 0x1E2024;

    public int Layers { get; init; } = 6;

    public bool Firs { get; init; }

    public int Flakes { get; init; } = 500;

    public Film Film { get; init; } = Film.Mono;

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            (Rgb)Air * (Noise.Fbm(at.X * 1.5f, at.Y * 2f, 3, seed) * 0.06f + 1f - at.Y * 0.1f));
        for (var i = 0; i < Layers; i++)
        {
            var near = (i + 0.5f) / Layers;
            for (var k = 0; k < (Firs ? 11 - i : 13 - i); k++)
                PaintTree(canvas, dice.Fork(), dice.Between(-0.05f, canvas.Aspect + 0.05f), near);
            PaintSnow(canvas, near, dice.Below(9999));
        }

        for (var i = 0; i < Flakes; i++)
        {
            var size = 0.0012f + MathF.Pow(dice.Next(), 5) * 0.011f;
            var soft = size > 0.006f ? 0.8f : 0.35f;
            canvas.Disc(dice.Next() * canvas.Aspect, dice.Next(), size, 0xFFFFFF, size > 0.006f ? 0.35f : 0.75f, soft);
        }
    }

    private void PaintTree(Canvas canvas, Dice dice, float x, float near)
    {
        var foot = 0.62f + near * 0.34f + dice.Between(-0.03f, 0.03f);
        if (Firs)
            PaintFir(canvas, dice, x, foot, near);
        else
            PaintBirch(canvas, dice, x, foot, near);
    }

    private void PaintBirch(Canvas canvas, Dice dice, float x, float foot, float near)
    {
        var (width, lean, seed) = (0.008f + near * near * 0.04f * dice.Between(0.7f, 1.25f), dice.Around() * 0.07f, dice.Below(9999));
        var (fade, reach) = (1 - near * 0.95f, MathF.Abs(lean) * foot + width + 0.02f);
        canvas.Paint(x - reach, 0, x + reach, foot, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var wave = Noise.At(at.Y * 2.2f, 1f, seed) * 0.015f;
            var d = (at.X - x - (foot - at.Y) * lean - wave) / (width * (0.72f + at.Y * 0.3f) * 0.5f);
            var inside = Smooth(1f, 0.86f, Abs(d)) * Smooth(foot + 0.002f, foot - 0.004f, at.Y);
            if (None(inside))
                return under;
            var round = 1f - d * d * 0.42f - Sat(d) * 0.25f;
            var mark = Smooth(0.22f, 0.5f,
                Noise.At(d * 0.8f + 3f, at.Y * (46f - near * 26f), seed + 3) * 0.8f + Noise.At(d * 2f, at.Y * 14f, seed + 4) * 0.45f);
            var snowSide = Smooth(-0.35f, -0.75f, d + Noise.At(d, at.Y * 22f, seed + 5) * 0.4f);
            var trunk = ((Rgb)Bark * round).To(Dark, mark * 0.88f).To(0xF6F8FA, snowSide * 0.7f);
            return under.To(trunk.To(Air, fade), inside);
        });
        for (var i = 0; i < 5; i++)
        {
            var y = dice.Between(0.02f, foot - 0.25f);
            var from = x + (foot - y) * lean;
            StarTrails.Grow(canvas, dice, from, y, -MathF.PI / 2 + (i % 2 == 0 ? 1 : -1) * dice.Between(0.5f, 1.0f),
                0.05f + near * 0.05f, width * 0.16f, 3, Pack(Color.Mix(Dark, Air, fade)));
        }
    }

    private void PaintFir(Canvas canvas, Dice dice, float x, float foot, float near)
    {
        var (tall, seed) = ((0.22f + near * 0.5f) * dice.Between(0.75f, 1.15f), dice.Below(9999));
        var (wide, fade) = (tall * 0.24f, 1 - near * 0.92f);
        canvas.Paint(x - wide, foot - tall, x + wide, foot, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var t = (at.Y - foot + tall) / tall;
            var bough = Noise.At(t * 11f, Abs(at.X - x) * 3f, seed + 1);
            var rough = Noise.Fbm(at.X * 30f / (0.4f + near), at.Y * 42f / (0.4f + near), 4, seed) * 0.3f;
            var tiers = Fract(t * t * 3f + t * 8f + Abs(at.X - x) * (1.1f / wide) + bough * 0.45f + rough * 0.3f);
            var reach = t * wide * (0.55f + tiers * 0.36f + bough * 0.3f + rough * 0.7f);
            var inside = Smooth(reach + canvas.Pixel, reach - canvas.Pixel, Abs(at.X - x)) * Where(t > 0f, 1f, 0f) * Where(t < 1f, 1f, 0f);
            if (None(inside))
                return under;
            var snow = Smooth(0.5f, 0.05f, tiers + rough * 0.9f) * (0.85f - Sat((at.X - x) / wide) * 0.6f);
            var body = ((Rgb)Dark).To(0xF4F7FA, snow);
            return under.To(body.To(Air, fade), inside);
        });
    }

    private static void PaintSnow(Canvas canvas, float near, int seed)
    {
        var top = 0.64f + near * 0.3f;
        canvas.Paint(0, top - 0.1f, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var edge = top + Noise.At(at.X * 1.6f, near * 9f, seed) * 0.035f;
            var relief = Noise.Fbm(at.X * 3f, at.Y * 9f, 4, seed + 1) * 0.06f;
            return under.To((Rgb)0xF2F5F8 * (1f - near * 0.08f + relief), Smooth(0f, 0.09f - near * 0.04f, at.Y - edge) * 0.92f);
        });
    }

    private static int Pack(Color c) => (int)(c.R * 255) << 16 | (int)(c.G * 255) << 8 | (int)(c.B * 255);
}
