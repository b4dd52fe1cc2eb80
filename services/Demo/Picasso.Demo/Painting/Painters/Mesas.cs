using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Red tablelands: level strata, sheer walls, scrub on the plain.</summary>
internal sealed class Mesas : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x2A5C9C, 0x7FA8CC, 0xF2D8B8);

    public Ramp Strata { get; init; } = Ramp.Of(0x7A3420, 0xB4552F, 0xD98A54, 0x9C4228, 0xE0A878, 0xA84E30);

    public Color Sunlight { get; init; } = 0xFFE0B0;

    public Color Shadow { get; init; } = 0x50506E;

    public float Horizon { get; init; } = 0.5f;

    public float Clouds { get; init; } = 0.75f;

    public (float X, float Up, float Z) Sun { get; init; } = (-0.8f, 0.4f, -0.35f);

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, canvas.Aspect, seed));
        new Terrain(canvas)
        {
            Horizon = Horizon,
            Eye = 1.5f,
            Near = 1.3f,
            Far = 55f,
            Rows = 560,
            Sun = Sun,
            Height = [MethodImpl(Compile.AtOnce)] (x, z) => Land(x, z, seed),
            Caster = [MethodImpl(Compile.AtOnce)] (x, z) => Land(x, z, seed),
            Surface = [MethodImpl(Compile.AtOnce)] (ground) => Look(ground, seed),
        }.Render();
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, float aspect, int seed)
    {
        var cover = Sky.Layer(at, Horizon, aspect * 0.5f, 0.42f, 1f, seed + 4);
        var cloud = Smooth(0.5f, 0.95f, cover);
        var white = ((Rgb)0xFFF6EA).To(0x9C98A8, Smooth(0.75f, 1.2f, cover));
        return SkyColors.At(at.Y / Horizon).To(white, cloud * Clouds);
    }

    [MethodImpl(Compile.AtOnce)]
    private static Lane Land(Lane x, Lane z, int seed)
    {
        var shape = Noise.Fbm(x * 0.1f + 7f, z * 0.085f, 3, seed);
        var edge = Noise.At(x * 0.8f, z * 0.8f, seed + 11) * 0.05f + Noise.At(x * 2.2f, z * 2.2f, seed + 12) * 0.018f;
        var body = shape + edge;
        var far = Smooth(5f, 9f, z);
        var walls = Smooth(0.2f, 0.235f, body) * 1.15f + Smooth(0.33f, 0.35f, body) * 0.85f + Smooth(0.47f, 0.49f, body) * 1.3f;
        var talus = Smooth(0.05f, 0.22f, body) * 0.5f;
        return (walls + talus) * far + Noise.At(x * 0.5f, z * 0.5f, seed + 13) * 0.05f;
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Look(in Ground ground, int seed)
    {
        var rough = Noise.Fbm(ground.X * 1.7f, ground.Z * 1.7f, 4, seed + 30);
        var layer = ground.Height * 1.05f + rough * 0.03f;
        var band = Noise.At(layer * 5f, 3f, seed + 31) * 0.3f + Noise.At(layer * 17f, 5f, seed + 33) * 0.15f;
        var rock = Strata.At(Fract(layer * 0.42f + 0.1f)) * (band + 0.95f);
        var streak = Noise.At(ground.X * 6f, ground.Height * 0.6f, seed + 35) * 0.12f + 1f;
        var sand = ((Rgb)0xC07A4C).To(0xD89A66, rough + 0.5f);
        var bush = Smooth(0.32f, 0.5f, Noise.Fbm(ground.X * 5f, ground.Z * 5f, 2, seed + 37)) * Smooth(0.8f, 0.95f, ground.Up);
        var flat = sand.To((Color)0x4E5638, bush * 0.85f);
        var surface = (rock * streak).To(flat, Smooth(0.72f, 0.9f, ground.Up) * Smooth(0.9f, 0.3f, ground.Height));
        var color = surface * ((Rgb)Shadow * 0.7f + (Rgb)Sunlight * (ground.Light * ground.Shade * 1.2f));
        var haze = 1f - Exp(ground.Z * -0.02f);
        return color.To(SkyColors.At(0.85f), haze * 0.75f);
    }
}
