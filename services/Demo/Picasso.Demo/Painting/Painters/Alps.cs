using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>High rock and snow in slanting light, dark forest below.</summary>
internal sealed class Alps : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x1E3F78, 0x5A86B8, 0xD8DCE0);

    public Color Sunlight { get; init; } = 0xFFE0B8;

    public Color Shadow { get; init; } = 0x4A6088;

    public Color Rock { get; init; } = 0x5A5048;

    public Color Meadow { get; init; } = 0x3C4A2C;

    public float SnowLine { get; init; } = 1.5f;

    public float Horizon { get; init; } = 0.6f;

    public float Tall { get; init; } = 5.2f;

    public float Clouds { get; init; } = 0.6f;

    public (float X, float Up, float Z) Sun { get; init; } = (0.85f, 0.42f, -0.25f);

    public Film Film { get; init; } = Film.Colour with { Contrast = 0.28f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var sun = (X: canvas.Aspect * (0.5f + Sun.X * 0.7f), Y: 0.25f);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, sun, seed));
        new Terrain(canvas)
        {
            Horizon = Horizon,
            Eye = 1.35f,
            Near = 1.4f,
            Far = 34f,
            Rows = 520,
            Sun = Sun,
            Height = [MethodImpl(Compile.AtOnce)] (x, z) => Land(x, z, 7, seed),
            Caster = [MethodImpl(Compile.AtOnce)] (x, z) => Land(x, z, 3, seed),
            Surface = [MethodImpl(Compile.AtOnce)] (ground) => Look(ground, seed),
        }.Render();
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, (float X, float Y) sun, int seed)
    {
        var sky = Sky.Gradient(at, SkyColors, Horizon, sun, Sunlight, 0.3f);
        var warp = Noise.Fbm(at.X * 1.5f, at.Y * 2.5f, 3, seed + 61);
        var cloud = Smooth(0.1f, 0.8f, Noise.Fbm(at.X * 1.7f + warp * 0.6f, at.Y * 4f + warp, 6, seed + 60) + 0.15f);
        return sky.To((Rgb)Sunlight * 0.95f + (Rgb)0x081018, cloud * Clouds);
    }

    [MethodImpl(Compile.AtOnce)]
    private Lane Land(Lane x, Lane z, int octaves, int seed)
    {
        var rise = Smooth(4f, 15f, z);
        var peaks = Noise.Ridged(x * 0.14f + 3f, z * 0.14f, octaves, seed, 0.48f);
        var hills = Noise.At(x * 0.35f, z * 0.35f, seed + 40) * 0.3f + Noise.At(x * 0.9f, z * 0.9f, seed + 41) * 0.08f;
        return peaks * peaks * rise * Tall + hills * (1.2f - rise) + rise * 0.35f;
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Look(in Ground ground, int seed)
    {
        var rough = Noise.Fbm(ground.X * 2.2f, ground.Z * 2.2f + ground.Height * 2f, 4, seed + 50);
        var snow = Smooth(-0.22f, 0.22f, (ground.Height - SnowLine) * 0.4f + rough * 0.3f + (ground.Up - 0.62f) * 1.3f);
        snow *= Smooth(SnowLine - 1.1f, SnowLine - 0.1f, ground.Height + rough * 0.3f);
        var grove = Smooth(-0.1f, 0.15f, rough + 0.12f) * Smooth(SnowLine * 0.9f, SnowLine * 0.45f, ground.Height);
        Rgb bare = ((Rgb)Rock * (rough * 0.35f + 0.95f)).To(Meadow,
            Smooth(SnowLine, SnowLine * 0.35f, ground.Height) * Smooth(0.5f, 0.8f, ground.Up));
        bare = bare.To((Color)0x121C16, grove * 0.85f);
        var surface = bare.To(0xF4F6FA, snow);
        var sunlit = ground.Light * ground.Shade;
        var color = surface * ((Rgb)Shadow * 0.72f + (Rgb)Sunlight * (sunlit * 1.15f));
        var haze = (1f - Exp(ground.Z * -0.045f)) * Smooth(5f, 0.5f, ground.Height * 0.8f + 0.5f);
        return color.To(SkyColors.At(0.92f), haze * 0.72f);
    }
}
