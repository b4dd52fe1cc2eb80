using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>How a finished painting is developed; what makes a computed picture look taken.</summary>
internal sealed record Film
{
    public static Film Colour { get; } = new();

    public static Film Night { get; } = new() { Grain = 0.028f, Bloom = 0.5f, Contrast = 0.18f };

    public static Film Mono { get; } = new() { Grain = 0.04f, Contrast = 0.3f, Saturation = 0, Vignette = 0.3f };

    public static Film Paper { get; } = new() { Grain = 0.016f, Contrast = 0.06f, Vignette = 0.1f };

    private const int Tile = 512;
    private static readonly float[] s_speckles = Speckles();

    /// <summary>Share of an S-curve.</summary>
    public float Contrast { get; init; } = 0.2f;

    public float Saturation { get; init; } = 1f;

    /// <summary>Size of the grain's noise, of 1.</summary>
    public float Grain { get; init; } = 0.02f;

    /// <summary>How much darker the corners are.</summary>
    public float Vignette { get; init; } = 0.22f;

    /// <summary>How much of the highlights shines around.</summary>
    public float Bloom { get; init; }

    public float BloomThreshold { get; init; } = 0.75f;

    /// <summary>Interleaved eight-bit sRGB, as encoders like it.</summary>
    public byte[] Develop(Canvas canvas, int seed)
    {
        if (Bloom > 0)
            canvas.Bloom(BloomThreshold, 0.02f, Bloom);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb light) => Expose(at, light, canvas, seed));
        return Interleave(canvas);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Expose(in Spot at, in Rgb light, Canvas canvas, int seed)
    {
        var aspect = canvas.Aspect;
        var (dx, dy) = (at.X * (2 / aspect) - 1f, at.Y * 2f - 1f);
        var distance = dx * dx + dy * dy;
        var corner = 1f - distance * distance * (Vignette * 0.25f) - distance * (Vignette * 0.12f);
        var color = light * corner;
        Rgb gray = new(color.Luminance, color.Luminance, color.Luminance);
        color = gray.To(color, Saturation);
        var noise = Speckle(at, seed) * (Grain * (1f - Sat(color.Luminance) * 0.55f)); // Also hides the steps of eight bits.
        return new Rgb(Curve(color.R) + noise, Curve(color.G) + noise, Curve(color.B) + noise);
    }

    [MethodImpl(Compile.AtOnce)]
    private static Lane Speckle(in Spot at, int seed)
    {
        var row = (at.Row + seed * 37) & (Tile - 1);
        var column = (at.Column + seed * 48) & (Tile - 1);
        return Lane.Load(s_speckles, row * Tile + column);
    }

    /// <summary>Fine noise with a little of a coarser one, as silver clumps; a tile of it, for every picture.</summary>
    [MethodImpl(Compile.AtOnce)]
    private static float[] Speckles()
    {
        var tile = new float[Tile * Tile];
        for (var i = 0; i < tile.Length; i += Lane.Width)
        {
            Lane row = i / Tile;
            var column = Lane.Steps + i % Tile;
            var fine = Noise.Cell(column, row, 1) + Noise.Cell(column, row, 2) - 1f;
            (fine * 0.6f + Noise.At(column * 0.47f, row * 0.47f, 3) * 0.7f).Store(tile, i);
        }

        return tile;
    }

    [MethodImpl(Compile.AtOnce)]
    private Lane Curve(Lane x)
    {
        x = Max(x, 0f);
        const float Knee = 0.8f; // Above it highlights roll off instead of clipping.
        var over = Max(x - Knee, 0f);
        x = Min(x, Knee) + over / (over * (1 / (1 - Knee)) + 1f);
        return Mix(x, x * x * (3f - x * 2f), Contrast);
    }

    [MethodImpl(Compile.AtOnce)]
    private static byte[] Interleave(Canvas canvas)
    {
        var bytes = new byte[canvas.Width * canvas.Height * 3];
        for (var row = 0; row < canvas.Height; row++)
        {
            var (from, to) = (row * canvas.Stride, row * canvas.Width * 3);
            var line = bytes.AsSpan(to, canvas.Width * 3);
            ReadOnlySpan<float> r = canvas.R.AsSpan(from, canvas.Width), g = canvas.G.AsSpan(from, canvas.Width),
                b = canvas.B.AsSpan(from, canvas.Width);
            for (int x = 0, i = 0; x < r.Length; x++, i += 3)
            {
                line[i] = ToByte(r[x]);
                line[i + 1] = ToByte(g[x]);
                line[i + 2] = ToByte(b[x]);
            }
        }

        return bytes;
    }

    private static byte ToByte(float light) => (byte)(Math.Clamp(light, 0f, 1f) * 255f + 0.5f);
}
