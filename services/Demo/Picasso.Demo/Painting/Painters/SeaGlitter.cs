using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Open water with the sun's glitter under clouds drawn out by a long exposure.</summary>
internal sealed class SeaGlitter : IPainter
{
    public required Ramp SkyColors { get; init; }

    public required Color Deep { get; init; }

    public Color Glow { get; init; } = 0xFFC27A;

    public Color Cloud { get; init; } = 0x5A4A5E;

    public float Horizon { get; init; } = 0.46f;

    public float SunX { get; init; } = 0.5f;

    /// <summary>Height of the sun over the horizon.</summary>
    public float SunUp { get; init; } = 0.06f;

    /// <summary>0 for glass, 1 for a fresh breeze.</summary>
    public float Swell { get; init; } = 0.6f;

    public float Stretch { get; init; } = 2.5f;

    public bool Rocks { get; init; }

    public Film Film { get; init; } = Film.Colour with { Bloom = 0.4f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var sun = (X: SunX * canvas.Aspect, Y: Horizon - SunUp);
        canvas.Paint(0, 0, canvas.Aspect + 1, Horizon, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, sun, seed));
        if (SunUp > 0)
            canvas.Disc(sun.X, sun.Y, 0.017f, new Color(1.5f, 1.35f, 1.05f), 0.9f, 0.5f);
        canvas.Paint(0, Horizon - canvas.Pixel, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            under.To(Water(at, sun, seed), Smooth(-canvas.Pixel, canvas.Pixel, at.Y - Horizon)));
        if (Rocks)
            PaintRocks(canvas, dice, sun);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, (float X, float Y) sun, int seed)
    {
        var sky = Sky.Gradient(at, SkyColors, Horizon, sun, Glow, 0.8f);
        var cloud = Smooth(0.42f, 1.0f, Sky.Layer(at, Horizon + 0.02f, sun.X, 0.55f, Stretch, seed));
        var near = Exp(Length(at.X - sun.X, at.Y - sun.Y) * -2.4f);
        var lit = ((Rgb)Cloud).To((Rgb)Glow * 1.1f, Sat(near * 1.5f + cloud * -0.35f + 0.12f));
        return sky.To(lit, cloud * 0.85f);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Water(in Spot at, (float X, float Y) sun, int seed)
    {
        var depth = Max(at.Y - Horizon, 0f) + 0.004f;
        var z = 1f / depth;
        var calm = Sat(depth * 14f);
        var swell = Noise.Fbm((at.X - sun.X) * z * 0.35f, z * 1.9f, 4, seed + 3) * Swell * calm;
        var chop = Noise.Fbm((at.X - sun.X) * z * 1.4f + 9f, z * 6f, 3, seed + 11) * Swell * calm;
        var tilt = swell * 0.14f + chop * 0.09f;
        var mirrored = SkyColors.At(1f - Sat((depth * 0.9f + tilt) * (1 / Horizon)));
        var body = mirrored.To(Deep, Sat(0.3f + depth * 0.75f - tilt * 1.6f));
        var off = (at.X - sun.X) / (depth * (0.45f + Swell * 0.25f) + 0.035f);
        var path = Exp(off * off * -1.1f);
        var spark = Smooth(0.15f - path * 0.5f, 0.55f, chop * 1.2f + swell + 0.1f * path) * path;
        var sheen = Exp(Length((at.X - sun.X) * 0.8f, depth) * -3f);
        return body * (1f + tilt) + (Rgb)Glow * (spark * 0.95f * (1.15f - depth * 0.9f) + sheen * 0.22f);
    }

    private void PaintRocks(Canvas canvas, Dice dice, (float X, float Y) sun)
    {
        for (var i = 0; i < 3; i++)
        {
            var seed = dice.Below(9999);
            var foot = Horizon + 0.02f + i * i * 0.05f + dice.Between(0, 0.03f);
            var middle = canvas.Aspect * dice.Between(0.08f, 0.92f);
            var (wide, tall) = (0.1f + i * 0.08f, 0.1f + 0.05f * i);
            var line = Noise.Line(canvas, x =>
                Sat(1f - Abs(x - middle) / wide) * (Noise.Ridged(x * 7f, 1f, 5, seed) * 0.7f + 0.45f) * -tall + foot);
            canvas.Paint(middle - wide, foot - tall * 1.3f, middle + wide, foot + tall * 0.8f,
                [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            {
                var top = Lane.Load(line, at.Column);
                var stone = Smooth(-canvas.Pixel, canvas.Pixel, at.Y - top) * Smooth(0.004f, -0.002f, at.Y - foot);
                var rough = Noise.Fbm(at.X * 22f, at.Y * 30f, 4, seed) * 0.5f + 0.6f;
                var rim = Smooth(0.03f, 0f, at.Y - top) * Exp(Abs(at.X - sun.X) * -2f);
                var body = (Rgb)0x14161C * rough + (Rgb)Glow * (rim * rough * 0.5f);
                var wave = Noise.At(at.X * 30f, at.Y * 90f, seed) * 0.02f;
                var image = Smooth(0f, 0.02f, (foot - top) * 0.8f - (at.Y - foot) + wave) * Smooth(-0.002f, 0.004f, at.Y - foot);
                return (under * (1f - image * 0.6f)).To(body, stone);
            });
        }
    }
}
