using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>What several painters put above their land.</summary>
internal static class Sky
{
    /// <summary>A gradient from the top to the horizon with the sun's glow in it.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static Rgb Gradient(in Spot at, Ramp ramp, float horizon, (float X, float Y) sun, Color glow, float strength)
    {
        var d = Length(at.X - sun.X, (at.Y - sun.Y) * 1.25f);
        var light = Exp(d * -2.2f) * 0.45f + Exp(d * -7f) * 0.4f;
        return ramp.At(at.Y / horizon) + (Rgb)glow * (light * strength);
    }

    /// <summary>How much cloud there is in the direction of a pixel: a flat layer seen from below, drawn out along the wind.</summary>
    /// <param name="stretch">Above 1 draws it out, as a long exposure does.</param>
    [MethodImpl(Compile.AtOnce)]
    public static Lane Layer(in Spot at, float horizon, float vanishing, float scale, float stretch, int seed)
    {
        var depth = 1f / (Max(horizon - at.Y, 0f) + 0.06f);
        var x = (at.X - vanishing) * depth * scale;
        var z = depth * (scale * 0.9f / stretch);
        var warp = Noise.At(x * 0.6f, z * 0.6f, seed + 31);
        var cloud = Noise.Fbm(x + warp * 0.7f, z + warp * 0.4f, 6, seed);
        return cloud * Sat((horizon - at.Y) * 9f) + 0.5f * Sat((horizon - at.Y) * 9f);
    }

    /// <summary>Stars of three magnitudes.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static Rgb Stars(in Spot at, int seed, float density)
    {
        Rgb light = (Color)0;
        for (var i = 0; i < 3; i++)
        {
            var scale = 34f * MathF.Pow(1.9f, i) * density;
            var (glow, tint) = Noise.Dots(at.X * scale, at.Y * scale, seed + i * 7, MathF.Min(0.3f, 0.0016f * scale));
            var color = ((Rgb)0xAFC6FF).To(0xFFE2C0, tint);
            light += color * (glow * (1.5f - i * 0.3f));
        }

        return light;
    }

    /// <summary>Mirrors what is above a line in the water below it, broken by ripples that grow towards the viewer.</summary>
    public static void Mirror(Canvas canvas, float horizon, float ripple, Color water, float share, int seed)
    {
        var above = canvas.Copy();
        canvas.Paint(0, horizon, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var depth = at.Y - horizon;
            var z = 1f / (depth + 0.02f);
            var wave = Noise.Fbm(at.X * z * 1.1f, z * 7f, 3, seed) * ripple;
            var reach = Sat(depth * 12f);
            var mirrored = above.Pick(at.X + wave * reach * 0.12f,
                horizon - depth * 0.96f - canvas.Pixel * 2f + wave * reach * (depth + 0.05f));
            var dark = 1f - Sat(depth) * 0.45f;
            var color = mirrored.To(water, share + depth * 0.25f) * (dark + wave * 0.12f * reach);
            return under.To(color, Smooth(0f, canvas.Pixel * 1.5f, depth));
        });
    }
}
