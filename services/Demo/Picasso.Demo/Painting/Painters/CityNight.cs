using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A skyline with lit windows, doubled in the water.</summary>
internal sealed class CityNight : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x0A1028, 0x22305C, 0x6A4A72, 0xE08A62);

    public Color Warm { get; init; } = 0xFFC878;

    public Color Cool { get; init; } = 0xB4D8FF;

    public float Horizon { get; init; } = 0.66f;

    public float Tall { get; init; } = 0.42f;

    public bool Moon { get; init; }

    public Film Film { get; } = Film.Night with { Bloom = 0.75f, BloomThreshold = 0.55f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, canvas.Aspect, seed));
        if (Moon)
            canvas.Disc(canvas.Aspect * 0.2f, 0.2f, 0.045f, new Color(1.1f, 1.05f, 0.92f), 0.95f, 0.08f);
        for (var layer = 0; layer < 3; layer++)
            PaintBlocks(canvas, dice.Fork(), layer);
        PaintQuay(canvas, dice);
        Sky.Mirror(canvas, Horizon, 0.55f, 0x0A1020, 0.22f, seed);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, float aspect, int seed)
    {
        var cloud = Noise.Fbm(at.X * 1.3f, at.Y * 6f, 5, seed);
        var glow = Exp((Horizon - at.Y) * -3.4f) * (Noise.At(at.X * 1.2f, 1f, seed + 2) * 0.25f + 0.55f);
        return SkyColors.At(at.Y / Horizon) * (cloud * 0.16f + 1f)
            + (Rgb)0xFF9A5A * (glow * 0.28f + Smooth(0.2f, 0.9f, cloud) * glow * 0.2f)
            + Sky.Stars(at, seed, 0.8f) * Smooth(0.3f, 0.05f, at.Y) * 0.4f;
    }

    private void PaintBlocks(Canvas canvas, Dice dice, int layer)
    {
        var near = layer / 2f;
        Rgb wall = Color.Mix(0x3A3858, 0x0B0E18, near);
        for (var x = dice.Between(-0.05f, 0f); x < canvas.Aspect;)
        {
            var width = dice.Between(0.03f, 0.085f) * (0.7f + near * 0.6f);
            var middle = (x + width / 2) / canvas.Aspect - 0.5f;
            var downtown = MathF.Exp(-middle * middle * 7f);
            var top = Horizon - Tall * (0.16f + downtown * dice.Between(0.15f, 0.85f)) * (1.15f - near * 0.45f);
            PaintTower(canvas, dice.Fork(), x, top, width, wall, near);
            x += width * dice.Between(0.85f, 1.5f);
        }
    }

    private void PaintTower(Canvas canvas, Dice dice, float left, float top, float width, Rgb wall, float near)
    {
        var (right, seed) = (left + width, dice.Below(9999));
        var (floor, bay) = (0.0085f + near * 0.004f, 0.006f + near * 0.004f);
        var lit = dice.Between(0.22f, 0.6f);
        var taper = dice.Chance(0.3f) ? dice.Between(0.1f, 0.3f) : 0;
        var strips = dice.Chance(0.25f);
        canvas.Paint(left, top, right, Horizon, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var shrink = Smooth(0.25f, 0f, (at.Y - top) / (Horizon - top)) * (taper * width);
            var inside = Sat((at.X - left - shrink) * canvas.Height) * Sat((right - shrink - at.X) * canvas.Height)
                * Sat((at.Y - top) * canvas.Height);
            var (u, v) = ((at.X - left) / (strips ? bay * 3 : bay), (at.Y - top) / floor);
            var (cu, cv) = (Floor(u), Floor(v));
            var pane = Smooth(0.18f, 0.3f, Fract(u)) * Smooth(0.9f, 0.75f, Fract(u)) * Smooth(0.25f, 0.4f, Fract(v))
                * Smooth(0.9f, 0.75f, Fract(v));
            var chance = Noise.Cell(cu, cv, seed);
            var level = Noise.Cell(0f, cv, seed + 1) * 0.4f;
            var on = Smooth(1f - lit - 0.02f, 1f - lit + 0.02f, chance * 0.75f + level) * (Noise.Cell(cu, cv, seed + 2) * 0.8f + 0.3f);
            var tint = ((Rgb)Warm).To(Cool, Smooth(0.62f, 0.8f, Noise.Cell(cu, cv, seed + 3)));
            var shade = wall * (1f + (at.X - left - width / 2) * (2.5f / width) * 0.22f);
            return under.To(shade + tint * (pane * on * (0.55f + 0.5f * near)), inside);
        });
        if (dice.Chance(0.35f) && width < 0.07f)
        {
            canvas.Line(left + width / 2, top, left + width / 2, top - 0.05f, 0.003f, 0.001f, 0x181A28);
            canvas.Glow(left + width / 2, top - 0.05f, 0.012f, 0xFF4030, 1.4f);
        }
    }

    private void PaintQuay(Canvas canvas, Dice dice)
    {
        canvas.Paint(0, Horizon - 0.012f, canvas.Aspect + 1, Horizon, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            under.To(0x0A0A10, Smooth(Horizon - 0.012f, Horizon - 0.009f, at.Y)));
        for (var x = dice.Between(0, 0.04f); x < canvas.Aspect; x += 0.042f)
            canvas.Glow(x, Horizon - 0.016f, 0.02f, 0xFFB45A, 1.5f);
    }
}
