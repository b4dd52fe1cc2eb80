using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>The band of the galaxy over a dark ridge, airglow at the horizon, perhaps a lit tent.</summary>
internal sealed class MilkyWay : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x050914, 0x0B1630, 0x1B3050, 0x3B4A58);

    public Color Core { get; init; } = 0xFFD9A8;

    public Color Nebula { get; init; } = 0xC06A9A;

    /// <summary>Radians from level.</summary>
    public float Tilt { get; init; } = -1.0f;

    /// <summary>Share of the width where the band crosses the middle.</summary>
    public float Middle { get; init; } = 0.55f;

    public float Ridge { get; init; } = 0.8f;

    public bool Tent { get; init; } = true;

    public Film Film { get; } = Film.Night;

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, canvas.Aspect, seed));
        for (var i = 0; i < 60; i++)
            canvas.Glow(dice.Next() * canvas.Aspect, dice.Next() * Ridge, dice.Between(0.004f, 0.011f), dice.Chance(0.6f)
                ? 0xC4D6FF : 0xFFDDBB, 1.1f);
        PaintLand(canvas, dice.Fork());
        if (Tent)
            PaintTent(canvas, dice);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, float aspect, int seed)
    {
        var (along, across) = Turn(at.X - Middle * aspect, at.Y - 0.42f, -Tilt);
        var warp = Noise.Fbm(along * 2.2f, across * 2.2f, 4, seed);
        var d = across + warp * 0.07f;
        var band = Exp(d * d * -38f);
        var glow = SkyColors.At(at.Y * (1 / Ridge)) * (Noise.Fbm(at.X * 1.5f, at.Y * 3f, 2, seed + 70) * 0.16f + 0.95f);
        var stars = Sky.Stars(at, seed, 1f);
        var fade = Smooth(1.05f, 0.55f, at.Y);
        if (None(band - 0.006f))
            return glow + stars * (fade * 0.55f);
        var bulge = Exp((along - 0.25f) * (along - 0.25f) * -4.5f) * 0.8f + 0.35f;
        var grainy = Noise.Fbm(along * 6f + warp, across * 9f, 5, seed + 20) * 0.5f + 0.62f;
        var lane = Noise.Ridged(along * 1.7f + warp * 0.5f, across * 4.4f + warp * 0.6f, 5, seed + 40);
        var dust = Smooth(0.3f, 0.72f, lane) * Exp((d + 0.015f) * (d + 0.015f) * -190f) * 0.95f;
        var light = band * bulge * grainy * (1f - dust);
        var pink = Smooth(0.35f, 0.9f, Noise.Fbm(along * 5f, across * 8f, 3, seed + 60)) * band;
        var tone = ((Rgb)0x8FA6D8).To(Core, Sat(light * 1.5f));
        stars += Sky.Stars(at, seed + 90, 2.2f) * (band * (1f - dust) * 1.3f);
        return glow + tone * (light * 0.78f) + (Rgb)Nebula * (pink * 0.16f) + stars * (0.55f + light * 0.7f) * fade;
    }

    private void PaintLand(Canvas canvas, Dice dice)
    {
        for (var i = 0; i < 3; i++)
        {
            var seed = dice.Below(9999);
            var foot = Ridge + i * 0.06f;
            var offset = dice.Between(0, 40);
            var forest = i > 0;
            var line = Noise.Line(canvas,
                [MethodImpl(Compile.AtOnce)] (x) => Noise.Fbm(x * (1.6f + i) + offset, 2f, 5, seed) * -(0.1f - i * 0.025f) + foot
                - (forest ? Conifers(x, 26f - i * 6, seed) * (0.045f + 0.03f * i) : Noise.Ridged(x * 3f + offset, 7f, 4, seed) * 0.05f));
            Rgb tone = Color.Mix(0x1A2634, 0x05070B, i / 2f);
            canvas.Paint(0, line.Min(), canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
                under.To(tone * (Noise.At(at.X * 12f, at.Y * 30f, seed) * 0.15f + 1f),
                    Smooth(-canvas.Pixel, canvas.Pixel, at.Y - Lane.Load(line, at.Column))));
        }
    }

    /// <summary>The outline of a row of conifers, from 0 to 1.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static Lane Conifers(Lane x, float perHeight, int seed)
    {
        var cell = Floor(x * perHeight);
        var tall = Noise.Cell(cell, 3f, seed) * 0.75f + 0.25f;
        var middle = Noise.Cell(cell, 4f, seed) * 0.4f + 0.3f;
        var away = Abs(Fract(x * perHeight) - middle);
        var slope = Sat(1f - away * 2.9f);
        var tiers = Abs(Fract(slope * 7f + tall * 3f) - 0.5f) * 0.15f;
        return Max(slope * (0.55f + slope * 0.45f) - tiers * Sat(away * 9f), 0f) * tall;
    }

    private static void PaintTent(Canvas canvas, Dice dice)
    {
        var (x, y, size) = (canvas.Aspect * dice.Between(0.2f, 0.42f), 0.945f, 0.042f);
        canvas.Glow(x, y, 0.16f, 0xFF9A40, 0.5f);
        canvas.Shape([(x - size, y + size * 0.55f), (x, y - size * 0.6f), (x + size * 1.15f, y + size * 0.55f)],
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            ((Rgb)0xFFB050).To(0xB84A12, Sat(Abs(at.X - x) * (1 / size) + (at.Y - y) * 6f)) * 1.15f);
        canvas.Line(x, y - size * 0.6f, x - size * 0.15f, y + size * 0.55f, 0.0025f, 0.002f, 0x5A2408, 0.8f);
    }
}
