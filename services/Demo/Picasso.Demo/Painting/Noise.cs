using System.Numerics;
using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>Gradient noise and its sums, on lanes.</summary>
internal static class Noise
{
    private const float Spin = 0.6435f; // Turning the lattice between octaves hides it.

    /// <summary>Whole numbers hashed into whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> Hash(Vector<int> x, Vector<int> y, int seed)
    {
        var h = x * 0x27d4eb2d + y * 0x165667b1 + new Vector<int>(seed * 0x3c6ef372 + 0x5bd1e995);
        h ^= Vector.ShiftRightLogical(h, 15);
        h *= 0x2c1b3c6d;
        h ^= Vector.ShiftRightLogical(h, 12);
        h *= 0x297a2d39;
        return h ^ Vector.ShiftRightLogical(h, 15);
    }

    /// <summary>The hash of lattice points as numbers from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Cell(Lane x, Lane y, int seed)
    {
        var h = Hash(Vector.ConvertToInt32Native(x.Value), Vector.ConvertToInt32Native(y.Value), seed);
        return new Lane(Vector.ConvertToSingle(Vector.ShiftRightLogical(h, 8))) * (1f / (1 << 24));
    }

    /// <summary>Three independent, coarser numbers from 0 to 1 for a lattice point, from one hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Lane First, Lane Second, Lane Third) Cells(Lane x, Lane y, int seed)
    {
        var h = Hash(Vector.ConvertToInt32Native(x.Value), Vector.ConvertToInt32Native(y.Value), seed);
        var low = new Vector<int>(0x3FF);
        return (Unit(h & low), Unit(Vector.ShiftRightLogical(h, 10) & low), Unit(Vector.ShiftRightLogical(h, 20) & low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Unit(Vector<int> bits) => new Lane(Vector.ConvertToSingle(bits)) * (1f / 1023);

    /// <summary>Smooth noise, roughly from -1 to 1, features about one unit wide.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static Lane At(Lane x, Lane y, int seed)
    {
        var (fx, fy) = (Floor(x), Floor(y));
        var (ix, iy) = (Vector.ConvertToInt32Native(fx.Value), Vector.ConvertToInt32Native(fy.Value));
        var (u, v) = (x - fx, y - fy);
        var (sx, sy) = (u * u * u * (u * (u * 6f - 15f) + 10f), v * v * v * (v * (v * 6f - 15f) + 10f));
        var one = Vector<int>.One;
        var a = Slope(ix, iy, u, v, seed);
        var b = Slope(ix + one, iy, u - 1f, v, seed);
        var c = Slope(ix, iy + one, u, v - 1f, seed);
        var d = Slope(ix + one, iy + one, u - 1f, v - 1f, seed);
        return Mix(Mix(a, b, sx), Mix(c, d, sx), sy) * 1.5f;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Slope(Vector<int> ix, Vector<int> iy, Lane u, Lane v, int seed)
    {
        var h = Hash(ix, iy, seed);
        var gx = new Lane(Vector.ConvertToSingle(h & new Vector<int>(0xFFFF))) * (1f / 32768) - 1f;
        var gy = new Lane(Vector.ConvertToSingle(Vector.ShiftRightLogical(h, 16))) * (1f / 32768) - 1f;
        return gx * u + gy * v;
    }

    /// <summary>Octaves of noise: clouds, land, smoke. Roughly from -1 to 1.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static Lane Fbm(Lane x, Lane y, int octaves, int seed, float gain = 0.5f)
    {
        Lane sum = 0f;
        var (amplitude, total) = (1f, 0f);
        for (var i = 0; i < octaves; i++)
        {
            sum += At(x, y, seed + i) * amplitude;
            total += amplitude;
            amplitude *= gain;
            (x, y) = Turn(x * 2.03f, y * 2.03f, Spin);
        }

        return sum * (1.4f / total);
    }

    /// <summary>Octaves with sharp crests: mountains, flames, veins. From 0 to 1, crests near 1.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static Lane Ridged(Lane x, Lane y, int octaves, int seed, float gain = 0.5f)
    {
        Lane sum = 0f, weight = 1f;
        var (amplitude, total) = (1f, 0f);
        for (var i = 0; i < octaves; i++)
        {
            var n = 1f - Abs(At(x, y, seed + i));
            n *= n * weight;
            sum += n * amplitude;
            weight = Sat(n * 1.6f);
            total += amplitude;
            amplitude *= gain;
            (x, y) = Turn(x * 2.07f, y * 2.07f, Spin);
        }

        return sum * (1 / total);
    }

    /// <summary>Stars or flakes: one soft dot in each lattice cell, its size and brightness by chance. 0 in between.</summary>
    /// <param name="radius">Radius of a dot in cells; below a third.</param>
    [MethodImpl(Compile.AtOnce)]
    public static (Lane Light, Lane Tint) Dots(Lane x, Lane y, int seed, float radius)
    {
        var (fx, fy) = (Floor(x), Floor(y));
        var cx = Cell(fx, fy, seed) * (1 - 2 * radius) + radius;
        var cy = Cell(fx, fy, seed + 1) * (1 - 2 * radius) + radius;
        var glow = Sat(1f - Length(x - fx - cx, y - fy - cy) / radius);
        var bright = Cell(fx, fy, seed + 2);
        bright *= bright;
        return (glow * glow * bright * bright, Cell(fx, fy, seed + 3)); // Few bright ones among many.
    }

    /// <summary>Numbers along a line, one for each column of a canvas: outlines of hills and the like.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static float[] Line(Canvas canvas, Func<Lane, Lane> height)
    {
        var line = new float[canvas.Stride];
        for (var column = 0; column < canvas.Stride; column += Lane.Width)
            height((Lane.Steps + column) * canvas.Pixel).Store(line, column);
        return line;
    }
}
