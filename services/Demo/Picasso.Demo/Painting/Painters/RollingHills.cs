using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Soft farmed hills with morning fog in the hollows and cypresses along the ways.</summary>
internal sealed class RollingHills : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x86A8C8, 0xE8D8C0, 0xFFE2B0);

    public Color Grass { get; init; } = 0x7C9440;

    public Color Crop { get; init; } = 0xC8A850;

    public Color Soil { get; init; } = 0x8A6040;

    public Color Fog { get; init; } = 0xF4E2CC;

    public Color Sunlight { get; init; } = 0xFFDFA0;

    public float Horizon { get; init; } = 0.34f;

    public (float X, float Up, float Z) Sun { get; init; } = (0.9f, 0.3f, 0.5f);

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var sun = (X: canvas.Aspect * (0.5f + 0.4f * Sun.X), Y: Horizon - 0.06f);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Sky.Gradient(at, SkyColors, Horizon, sun, Sunlight, 0.8f));
        new Terrain(canvas)
        {
            Horizon = Horizon,
            Eye = 2.4f,
            Near = 1.6f,
            Far = 60f,
            Rows = 460,
            Sun = Sun,
            Height = [MethodImpl(Compile.AtOnce)] (x, z) => Land(x, z, seed) + Trees(x, z, seed),
            Caster = [MethodImpl(Compile.AtOnce)] (x, z) => Land(x, z, seed) + Trees(x, z, seed),
            Surface = [MethodImpl(Compile.AtOnce)] (ground) => Look(ground, seed),
        }.Render();
    }

    [MethodImpl(Compile.AtOnce)]
    private static Lane Land(Lane x, Lane z, int seed) =>
        Noise.At(x * 0.16f + 3f, z * 0.16f, seed) * 1.15f + Noise.At(x * 0.37f, z * 0.3f, seed + 1) * 0.32f;

    /// <summary>Cypresses: slender cones in rows that follow a winding line.</summary>
    [MethodImpl(Compile.AtOnce)]
    private static Lane Trees(Lane x, Lane z, int seed)
    {
        const float Scale = 1.25f;
        var (fx, fz) = (Floor(x * Scale), Floor(z * Scale));
        var way = Abs(Noise.At(fx * 0.11f, fz * 0.11f, seed + 5));
        var here = Where(way < 0.055f, 1f, 0f) * Where(z > 6f, 1f, 0f);
        var (dx, dz) = (Fract(x * Scale) - 0.5f, Fract(z * Scale) - 0.5f);
        var round = Sat(1f - Length(dx, dz) * 5.5f);
        return Sqrt(round) * here * (Noise.Cell(fx, fz, seed + 6) * 0.4f + 0.6f);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Look(in Ground ground, int seed)
    {
        var tree = Smooth(0.01f, 0.06f, Trees(ground.X, ground.Z, seed));
        var (px, pz) = (ground.X * 0.2f + Noise.At(ground.X * 0.2f, ground.Z * 0.2f, seed + 20) * 0.5f, ground.Z * 0.17f);
        var field = Noise.Cell(Floor(px), Floor(pz), seed + 21);
        var (rx, _) = Turn(ground.X, ground.Z, 0.6f);
        var furrow = Sin(rx * (14f + 0f) + field * 6f) * 0.5f + 0.5f;
        var cover = ((Rgb)Grass).To(Crop, Smooth(0.4f, 0.5f, field)).To(Soil, Smooth(0.78f, 0.84f, field));
        var near = Exp(ground.Z * -0.1f);
        var blades = Noise.Fbm(ground.X * 8f, ground.Z * 5f, 3, seed + 22) * 0.16f;
        cover *= 1f + blades - furrow * Smooth(0.3f, 0.6f, field) * 0.24f * near;
        cover = cover.To(0x1E2C1A, tree);
        var light = Sat(ground.Light * 1.5f) * (ground.Shade * 0.8f + 0.2f);
        var color = cover * ((Rgb)0x6A7494 * 0.7f + (Rgb)Sunlight * (light * 1.1f));
        var hollow = Smooth(0.45f, -0.75f, ground.Height) * Smooth(3f, 14f, ground.Z);
        var wisps = Noise.Fbm(ground.X * 0.25f, ground.Z * 0.12f, 3, seed + 23) * 0.4f + 0.75f;
        var haze = (1f - Exp(ground.Z * -0.03f)) * 0.85f;
        return color.To(((Rgb)Fog).To(Sunlight, ground.X * 0.02f + 0.3f), Sat(Max(haze, hollow * wisps)));
    }
}
