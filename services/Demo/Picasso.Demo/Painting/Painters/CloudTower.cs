using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Towering cumulus lit from the side, a small bird or balloon for scale.</summary>
internal sealed class CloudTower : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x1E4A8C, 0x5A90C4, 0xC8DCE8);

    public Color Light { get; init; } = 0xFFF2DC;

    public Color Shadow { get; init; } = 0x7A88A8;

    /// <summary>Direction of the light in the picture.</summary>
    public (float X, float Y) Sun { get; init; } = (0.06f, -0.05f);

    /// <summary>Where the tower stands, in shares of the width.</summary>
    public float Middle { get; init; } = 0.4f;

    public int Balloons { get; init; }

    public Film Film { get; init; } = Film.Colour with { Bloom = 0.15f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, canvas.Aspect, seed));
        for (var i = 0; i < Balloons; i++)
            PaintBalloon(canvas, dice, dice.Between(0.1f, 0.9f) * canvas.Aspect, dice.Between(0.14f, 0.62f), dice.Between(0.02f, 0.062f));
    }

    [MethodImpl(Compile.AtOnce)]
    private Lane Mass(Lane x, Lane y, Lane warp, float aspect, int octaves, int seed)
    {
        var puff = Noise.Ridged(x * 2.2f + warp * 0.35f, y * 2.2f + warp * 0.3f, octaves, seed + 9, 0.55f);
        var offset = (x - Middle * aspect) * 1.5f;
        var tower = 0.62f - Length(offset * 0.85f, (y - 0.66f) * 0.98f) + Smooth(0.66f, 1.1f, y) * 0.35f;
        return tower * 1.5f + (1f - puff) * 0.5f - 0.28f + warp * 0.24f;
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, float aspect, int seed)
    {
        var sky = SkyColors.At(at.Y);
        var high = Smooth(0.15f, 0.9f, Noise.Fbm(at.X * 1.2f - at.Y, at.Y * 5f + at.X, 5, seed + 50));
        sky = sky.To(Light, high * 0.3f);
        var warp = Noise.Fbm(at.X * 2.1f, at.Y * 2.1f, 3, seed + 3);
        var here = Mass(at.X, at.Y, warp, aspect, 6, seed);
        if (None(here))
            return sky.To(SkyColors.At(1f), Smooth(0.8f, 1.15f, at.Y) * 0.7f);
        var toward = Mass(at.X + Sun.X, at.Y + Sun.Y, warp, aspect, 5, seed);
        var deep = Mass(at.X + Sun.X * 3f, at.Y + Sun.Y * 3f, warp, aspect, 3, seed);
        var cover = Smooth(0f, 0.2f, here);
        var lit = Sat(0.62f - (toward - here) * 1.7f - Max(deep, 0f) * 0.42f);
        var rim = Smooth(0.24f, 0.02f, here) * 0.28f;
        var cloud = ((Rgb)Shadow).To(Light, lit) * (1f + rim) + (Rgb)SkyColors.At(0.9f) * ((1f - lit) * 0.12f);
        return sky.To(cloud, cover).To(SkyColors.At(1f), Smooth(0.8f, 1.15f, at.Y) * 0.7f);
    }

    private static void PaintBalloon(Canvas canvas, Dice dice, float x, float y, float size)
    {
        var (first, second) = (dice.Of<int>([0xD8402C, 0xE8A030, 0x2A6AA8, 0x2A8A6A]), dice.Of<int>([0xF4EBDC, 0xF8D060, 0x7A2A5A]));
        canvas.Paint(x - size * 1.1f, y - size * 1.2f, x + size * 1.1f, y + size * 2.2f,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (u, v) = ((at.X - x) / size, (at.Y - y) / size);
            var wide = Where(v < 0f, Sqrt(Sat(1f - v * v)), Sat(1f - v * v * 0.36f - v * 0.24f));
            var inside = Smooth(wide + 0.02f, wide - 0.03f, Abs(u)) * Where(v < 1.25f, 1f, 0f) * Where(v > -1f, 1f, 0f);
            var gore = Sin(u / Max(wide, 0.05f) * 9f * (1f + u * u * 0.2f));
            var color = ((Rgb)first).To(second, Smooth(-0.1f, 0.1f, gore)) * (0.95f + u * 0.3f - Sat(v) * 0.2f);
            var basket = Smooth(0.15f, 0.12f, Abs(u)) * Smooth(1.5f, 1.53f, v) * Smooth(1.75f, 1.72f, v);
            return under.To(color, inside).To(0x4A3020, basket);
        });
    }
}
