using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A wet street in fog, lamps running to a point, somebody walking home.</summary>
internal sealed class FogStreet : IPainter
{
    public Color Fog { get; init; } = 0x4A5664;

    public Color Night { get; init; } = 0x10161E;

    public Color Lamp { get; init; } = 0xFFC47A;

    public Color Umbrella { get; init; } = 0xB02A24;

    /// <summary>Shares of the width.</summary>
    public float Vanishing { get; init; } = 0.5f;

    public float Walker { get; init; } = 0.58f;

    public int Walkers { get; init; } = 1;

    public float Horizon { get; init; } = 0.56f;

    public Film Film { get; init; } = Film.Night with { Bloom = 0.8f, BloomThreshold = 0.6f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var (seed, vx) = (dice.Below(9999), Vanishing * canvas.Aspect);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Scene(at, vx, seed));
        for (var i = 9; i >= 1; i--)
            PaintLamp(canvas, vx, 1.05f / (i * 0.62f + 0.12f));
        Wet(canvas, vx, seed);
        for (var i = 0; i < Walkers; i++)
            PaintWalker(canvas, (Walker + (i - (Walkers - 1) / 2f) * 0.13f) * canvas.Aspect, 0.84f - i * 0.05f, 0.34f - i * 0.075f, i);
    }

    /// <summary>House fronts on both sides, in perspective, melting into the fog.</summary>
    [MethodImpl(Compile.AtOnce)]
    private Rgb Scene(in Spot at, float vx, int seed)
    {
        var away = Abs(at.X - vx);
        var z = 0.62f / Max(away, 0.02f);
        var side = Where(at.X > vx, 40f, 0f);
        var lot = Floor(z * 0.9f);
        var height = (Noise.Cell(lot + side, 1f, seed) * 0.32f + 0.42f) / z;
        var wall = Smooth(-0.004f, 0.006f, at.Y - (Horizon - height * 1.5f));
        var (u, v) = (Fract(z * 3.4f), (Horizon - at.Y) * z * 5.5f);
        var frame = Smooth(0.3f, 0.36f, u) * Smooth(0.74f, 0.68f, u) * Smooth(0.32f, 0.38f, Fract(v)) * Smooth(0.86f, 0.8f, Fract(v));
        var lit = Smooth(0.72f, 0.75f, Noise.Cell(Floor(z * 3.4f) + side, Floor(v), seed + 3)) * frame * Smooth(0.2f, 1.2f, v);
        var thick = 1f - Exp(z * -0.34f);
        var brick = (Rgb)Night * (1f + Noise.At(z * 9f, v * 3f, seed + 5) * 0.25f + frame * -0.4f) + (Rgb)Lamp * (lit * 0.75f);
        var drift = Noise.Fbm(at.X * 1.6f, at.Y * 3f, 4, seed + 9) * 0.16f;
        var air = ((Rgb)Night).To(Fog, Sat(0.25f + drift + Exp(Length(at.X - vx, (at.Y - Horizon) * 1.3f) * -2.4f) * 1.1f));
        air += (Rgb)Lamp * (Exp(Length(at.X - vx, at.Y - Horizon) * -5f) * 0.3f);
        return air.To(brick.To(air, Sat(thick + drift * 0.5f)), wall * Smooth(Horizon + 0.36f / Max(z, 0.2f), Horizon, at.Y));
    }

    private void PaintLamp(Canvas canvas, float vx, float scale)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var (x, foot, top) = (vx + side * 0.36f * scale, Horizon + 0.2f * scale, Horizon - 0.36f * scale);
            var fade = Math.Clamp(scale * 1.4f, 0.12f, 1);
            var arm = x - side * 0.05f * scale;
            canvas.Line(x, foot, x, top, 0.011f * scale, 0.006f * scale, Night, fade * 0.9f);
            canvas.Line(x, top, arm, top - 0.008f * scale, 0.006f * scale, 0.005f * scale, Night, fade * 0.9f);
            canvas.Glow(arm, top, 0.3f * scale + 0.03f, Lamp, 0.4f * fade);
            canvas.Glow(arm, top, 0.035f * scale + 0.006f, new Color(1.2f, 1.1f, 0.9f), 1.3f * fade);
        }
    }

    private void Wet(Canvas canvas, float vx, int seed)
    {
        var above = canvas.Copy();
        canvas.Paint(0, Horizon, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var depth = Max(at.Y - Horizon, 0f) + 0.002f;
            var z = 0.2f / depth;
            var across = (at.X - vx) * z;
            var road = Smooth(0.37f, 0.35f, Abs(across));
            var row = z * 13f;
            var joint = Fract(row * 0.5f) * 0f + Noise.Cell(Floor(across * 26f + Floor(row) * 0.5f), Floor(row), seed);
            var bump = (joint - 0.5f) * Smooth(6f, 1f, z) + Noise.Fbm(across * 9f, z * 9f, 3, seed + 4) * 0.7f;
            var seen = above.Pick(at.X + bump * 0.02f, Horizon - depth * (1.1f + bump * 0.3f));
            var smear = above.Pick(at.X + bump * 0.01f, Horizon - depth * (1.9f + bump * 0.5f));
            var puddle = Smooth(-0.1f, 0.35f, Noise.Fbm(across * 2.6f, z * 1.6f, 3, seed + 7)) * 0.35f + 0.45f;
            var stone = ((Rgb)Night).To(Fog, Exp(depth * -7f) * 0.8f + 0.08f) * (1f + bump * 0.25f);
            var color = stone * 0.75f + (seen * 0.6f + smear * 0.4f) * (puddle * (0.9f + bump * 0.25f));
            return under.To(color.To(stone, (1f - road) * 0.55f), Smooth(0f, 0.015f, depth));
        });
    }

    /// <summary>A figure with an umbrella, from behind, with its reflection.</summary>
    private void PaintWalker(Canvas canvas, float x, float foot, float tall, int index)
    {
        Color coat = 0x0C1016;
        Color cover = index == 0 ? Umbrella : new Color(0.06f, 0.08f, 0.1f);
        foreach (var (flip, opacity) in (ReadOnlySpan<(float, float)>)[(-0.7f, 0.35f), (1f, 1f)])
        {
            float Y(float up) => foot - up * tall * flip;
            var stride = index % 2 == 0 ? 0.05f : -0.05f;
            canvas.Line(x - tall * stride, Y(0.01f), x - tall * 0.01f, Y(0.42f), tall * 0.05f, tall * 0.08f, coat, opacity);
            canvas.Line(x + tall * (stride + 0.02f), Y(0f), x + tall * 0.02f, Y(0.42f), tall * 0.05f, tall * 0.08f, coat, opacity);
            canvas.Line(x, Y(0.28f), x + tall * 0.005f, Y(0.66f), tall * 0.2f, tall * 0.15f, coat, opacity);
            canvas.Line(x - tall * 0.04f, Y(0.68f), x + tall * 0.05f, Y(0.68f), tall * 0.1f, tall * 0.1f, coat, opacity);
            canvas.Line(x + tall * 0.07f, Y(0.66f), x + tall * 0.1f, Y(0.5f), tall * 0.05f, tall * 0.045f, coat, opacity);
            canvas.Disc(x + tall * 0.005f, Y(0.79f), tall * 0.058f, coat, opacity);
            canvas.Line(x + tall * 0.06f, Y(0.52f), x + tall * 0.03f, Y(1.02f), tall * 0.012f, tall * 0.01f, coat, opacity);
            PaintCanopy(canvas, x + tall * 0.03f, Y(0.88f), tall * 0.32f, flip, cover, opacity);
        }
    }

    private static void PaintCanopy(Canvas canvas, float x, float y, float radius, float flip, Color color, float opacity) =>
        canvas.Paint(x - radius, y - radius, x + radius, y + radius, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (u, v) = ((at.X - x) / radius, (y - at.Y) / (radius * 0.62f * flip));
            var hem = Abs(Sin(u * 7.85f)) * -0.09f + 0.05f;
            var inside = Smooth(1f, 0.98f, Length(u, v)) * Smooth(hem - 0.02f, hem + 0.02f, v);
            var panel = (Rgb)color * (0.75f + v * 0.45f + u * 0.12f - Smooth(0.1f, 0f, Abs(Sin(u * 3.92f))) * 0.2f);
            return under.To(panel, inside * opacity);
        });
}
