using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Sandstone walls that water carved, light falling in from a slit above.</summary>
internal sealed class SlotCanyon : IPainter
{
    public Ramp Stone { get; init; } = Ramp.Of(0x1E0A14, 0x5A1E20, 0xA8401E, 0xE07A30, 0xFFC070, 0xFFF0C8);

    /// <summary>Where the slit is, in shares of the width.</summary>
    public float Slit { get; init; } = 0.58f;

    public float Flow { get; init; } = 1f;

    public bool Beam { get; init; } = true;

    public Film Film { get; } = Film.Colour with { Contrast = 0.3f, Bloom = 0.3f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Wall(at, canvas.Aspect, seed));
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Wall(in Spot at, float aspect, int seed)
    {
        var bendX = Noise.Fbm(at.X * 0.9f + 3f, at.Y * 0.55f * Flow, 3, seed);
        var bendY = Noise.Fbm(at.X * 0.9f, at.Y * 0.8f * Flow + 7f, 3, seed + 8);
        var (u, v) = (at.X + bendX * 0.4f, at.Y + bendY * 0.32f + at.X * 0.25f);
        var bulge = Noise.Ridged(u * 1.25f, v * 0.42f, 3, seed + 16);
        var side = Noise.Ridged(u * 1.25f + 0.05f, v * 0.42f - 0.02f, 3, seed + 16);
        var strata = Noise.At(1.5f, v * 24f + bulge * 5f, seed + 30) * 0.5f + Noise.At(4.5f, v * 70f + bulge * 9f, seed + 31) * 0.3f
            + Noise.At(u * 3f, v * 150f, seed + 32) * 0.18f;
        var slit = Slit * aspect + bendX * 0.2f + (at.Y - 0.3f) * 0.14f;
        var fromSlit = Abs(at.X - slit);
        var sky = Exp(fromSlit * -2.2f) * (1.1f - at.Y * 0.72f);
        var relief = (bulge - side) * 3.2f * Where(at.X > slit, -1f, 1f);
        var tone = sky * 0.6f + bulge * bulge * 0.3f + relief * 0.42f + strata * (0.09f + sky * 0.07f) - 0.02f;
        var color = Stone.At(Sat(tone));
        color += (Rgb)0x4A2A6A * (Smooth(0.4f, 0.02f, tone) * 0.35f);
        color += (Rgb)0xBCD8FF * (Smooth(0.05f, 0.0f, fromSlit) * Smooth(0.24f, 0f, at.Y) * 0.9f);
        if (!Beam)
            return color;
        var beam = Smooth(0.075f, 0f, Abs(at.X - Slit * aspect - (at.Y - 0.1f) * -0.2f));
        var dust = Noise.Fbm(at.X * 3f, at.Y * 1.2f, 4, seed + 40) * 0.4f + 0.7f;
        return color + (Rgb)0xFFE0A8 * (beam * dust * 0.42f * Smooth(1.1f, 0.2f, at.Y));
    }
}
