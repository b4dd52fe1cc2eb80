using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Sand seas with sharp crests, wind ripples and long shadows.</summary>
internal sealed class Dunes : IPainter
{
    public Ramp SkyColors { get; init; } = Ramp.Of(0x6E8FB4, 0xB9C4CC, 0xF0D2A8);

    public Color Lit { get; init; } = 0xE8A868;

    public Color Dark { get; init; } = 0x5A2E2A;

    public float Horizon { get; init; } = 0.36f;

    public float Eye { get; init; } = 1.9f;

    /// <summary>Radians that the wind blew from.</summary>
    public float Wind { get; init; } = 0.5f;

    public float Size { get; init; } = 1f;

    public (float X, float Up, float Z) Sun { get; init; } = (-0.9f, 0.32f, 0.25f);

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var sun = (X: canvas.Aspect * (0.5f + Sun.X * 0.6f), Y: Horizon - 0.1f);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Sky.Gradient(at, SkyColors, Horizon, sun, 0xFFE2B0, 0.5f));
        new Terrain(canvas)
        {
            Horizon = Horizon,
            Eye = Eye,
            Sun = Sun,
            Near = 1f,
            Far = 46f,
            Height = [MethodImpl(Compile.AtOnce)] (x, z) => Sand(x, z, seed),
            Caster = [MethodImpl(Compile.AtOnce)] (x, z) => Sand(x, z, seed),
            Surface = [MethodImpl(Compile.AtOnce)] (ground) => Look(ground, seed),
        }.Render();
    }

    [MethodImpl(Compile.AtOnce)]
    private Lane Sand(Lane x, Lane z, int seed)
    {
        var (u, v) = Turn(x * (0.2f / Size), z * (0.2f / Size), Wind);
        var warp = Noise.At(u * 0.55f, v * 0.55f, seed + 3);
        var wave = Fract(u + warp * 1.1f + Noise.At(u * 1.3f, v * 1.6f, seed + 9) * 0.22f);
        var slip = 0.68f; // Gentle to windward, steep to lee.
        var crest = Where(wave < slip, wave * (1 / slip), (1f - wave) * (1 / (1 - slip)));
        crest = crest * crest * (3f - crest * 2f) * 0.6f + crest * 0.4f;
        var tall = Noise.At(u * 0.7f + 5f, v * 0.5f, seed + 5) * 0.5f + 0.75f;
        return crest * Max(tall, 0.12f) * (1.55f * Size) + Noise.At(x * 0.09f, z * 0.09f, seed + 7) * 0.7f;
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Look(in Ground ground, int seed)
    {
        var (u, v) = Turn(ground.X, ground.Z, Wind + 0.25f);
        var bend = Noise.Fbm(u * 0.9f, v * 0.9f, 2, seed + 20);
        var near = Exp(ground.Z * -0.24f);
        var ripple = Sin(u * 34f + bend * 9f) * near * 0.2f;
        var grain = Noise.At(ground.X * 60f, ground.Z * 60f, seed + 2) * 0.05f * near;
        var light = Sat(ground.Light * 1.25f + ripple * (ground.Light + 0.15f)) * (ground.Shade * 0.82f + 0.18f);
        var sand = ((Rgb)Dark).To(Lit, light + grain);
        sand += (Rgb)0xFFF0C8 * (Smooth(0.75f, 1.1f, light) * 0.16f);
        var haze = 1f - Exp(ground.Z * -0.028f);
        return sand.To(SkyColors.At(0.95f), haze * 0.8f);
    }
}
