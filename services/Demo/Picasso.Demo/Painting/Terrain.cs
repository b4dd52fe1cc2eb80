using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>A point of the ground as seen: where it is, how it lies, what light it gets.</summary>
/// <param name="X">Right of the viewer.</param>
/// <param name="Z">In front of the viewer.</param>
/// <param name="Height">Of the ground.</param>
/// <param name="Up">How level it is: 1 is flat.</param>
/// <param name="Light">Sunlight on it, by its slope, from 0 to 1.</param>
/// <param name="Shade">0 in a cast shadow, 1 in the sun.</param>
internal readonly record struct Ground(Lane X, Lane Z, Lane Height, Lane Up, Lane Light, Lane Shade);

/// <summary>
/// A landscape from a height function, in perspective, painted front to back in rows of equal relative distance; each
/// column remembers how far up it is filled. The canvas holds the sky already.
/// </summary>
internal sealed class Terrain(Canvas canvas)
{
    private const float Focal = 1.15f;
    private readonly float[] _filledTo = new float[canvas.Stride];
    private readonly float[] _lastY = new float[canvas.Stride];
    private readonly Color[] _last = new Color[canvas.Stride];
    private readonly Color[] _behind = new Color[canvas.Stride];

    public required Func<Lane, Lane, Lane> Height { get; init; }

    public required Func<Ground, Rgb> Surface { get; init; }

    /// <summary>A cheaper height for cast shadows; none are cast without it.</summary>
    public Func<Lane, Lane, Lane>? Caster { get; init; }

    /// <summary>Where the eye's own height is in the picture.</summary>
    public float Horizon { get; init; } = 0.45f;

    public float Eye { get; init; } = 1f;

    public float Near { get; init; } = 1.2f;

    public float Far { get; init; } = 60f;

    public int Rows { get; init; } = 420;

    /// <summary>Direction to the sun; up is positive.</summary>
    public (float X, float Up, float Z) Sun { get; init; } = (0.7f, 0.45f, 0.4f);

    public void Render()
    {
        Array.Fill(_filledTo, canvas.Height);
        var (now, next) = (new float[canvas.Stride], new float[canvas.Stride]);
        Measure(0, now);
        for (var row = 0; row < Rows; row++)
        {
            Measure(row + 1, next);
            PaintRow(row, now, next);
            (now, next) = (next, now);
        }
    }

    private float Distance(int row) => Near * MathF.Pow(Far / Near, (float)row / Rows);

    [MethodImpl(Compile.AtOnce)]
    private Lane Across(int column, float z) => ((Lane.Steps + column) * canvas.Pixel - canvas.Aspect * 0.5f) * (z / Focal);

    [MethodImpl(Compile.AtOnce)]
    private void Measure(int row, float[] heights)
    {
        var z = Distance(row);
        for (var column = 0; column < canvas.Stride; column += Lane.Width)
            Height(Across(column, z), z).Store(heights, column);
    }

    [MethodImpl(Compile.AtOnce)]
    private void PaintRow(int row, float[] now, float[] next)
    {
        var (z, dz) = (Distance(row), Distance(row + 1) - Distance(row));
        Span<float> screen = stackalloc float[Lane.Width];
        for (var column = 0; column < canvas.Stride; column += Lane.Width)
        {
            var height = Lane.Load(now, column);
            var y = ((height - Eye) * (-Focal / z) + Horizon) * canvas.Height;
            y.Value.CopyTo(screen);
            var filled = Lane.Load(_filledTo, column);
            if (System.Numerics.Vector.LessThanAny(y.Value, filled.Value))
                PaintLanes(column, Surface(Look(column, z, dz, height, now, next)), screen);
            else
                y.Store(_lastY, column);
        }
    }

    [MethodImpl(Compile.AtOnce)]
    private Ground Look(int column, float z, float dz, Lane height, float[] now, float[] next)
    {
        var x = Across(column, z);
        var (left, right) = (Math.Max(column - 1, 0), Math.Min(column + 1, canvas.Stride - Lane.Width));
        var step = Across(right, z) - Across(left, z);
        var slopeX = (Lane.Load(now, right) - Lane.Load(now, left)) / step;
        var slopeZ = (Lane.Load(next, column) - height) / dz - slopeX * (x / z);
        var up = 1f / Sqrt(slopeX * slopeX + slopeZ * slopeZ + 1f);
        var strength = 1 / MathF.Sqrt(Sun.X * Sun.X + Sun.Up * Sun.Up + Sun.Z * Sun.Z);
        var light = Sat((Sun.Up - slopeX * Sun.X - slopeZ * Sun.Z) * up * strength);
        return new Ground(x, z, height, up, light, Caster is null ? 1f : Shade(x, z, height, Caster));
    }

    [MethodImpl(Compile.AtOnce)]
    private Lane Shade(Lane x, Lane z, Lane height, Func<Lane, Lane, Lane> caster)
    {
        Lane lit = 1f;
        var start = caster(x, z);
        var reach = 0.12f;
        for (var i = 0; i < 7; i++, reach *= 1.7f)
        {
            var ground = caster(x + Sun.X * reach, z + Sun.Z * reach) - start;
            lit = Min(lit, Sat(1f - (ground - Sun.Up * reach) * (2.2f / reach)));
        }

        return lit;
    }

    [MethodImpl(Compile.AtOnce)]
    private void PaintLanes(int column, Rgb color, ReadOnlySpan<float> screen)
    {
        Span<float> r = stackalloc float[Lane.Width], g = stackalloc float[Lane.Width], b = stackalloc float[Lane.Width];
        color.R.Value.CopyTo(r);
        color.G.Value.CopyTo(g);
        color.B.Value.CopyTo(b);
        for (var i = 0; i < Lane.Width; i++)
        {
            var at = column + i;
            if (screen[i] < _filledTo[at] && at < canvas.Width)
                Fill(at, Math.Max(screen[i], 0), _lastY[at] > screen[i] ? _lastY[at] : canvas.Height, new(r[i], g[i], b[i]));
            (_lastY[at], _last[at]) = (screen[i], new(r[i], g[i], b[i]));
        }
    }

    /// <summary>Fills a column upward to a fraction of a pixel, from the colour of the row before to this one's.</summary>
    [MethodImpl(Compile.AtOnce)]
    private void Fill(int column, float top, float lastY, Color color)
    {
        var bottom = _filledTo[column];
        var last = lastY < canvas.Height ? _last[column] : color;
        var sky = _behind[column];
        for (var row = Math.Min((int)bottom, canvas.Height - 1); row >= (int)top; row--)
        {
            var cover = Math.Min(bottom, row + 1) - Math.Max(top, row);
            var ground = Color.Mix(last, color, Math.Clamp((lastY - row) / Math.Max(lastY - top, 1e-3f), 0, 1));
            var index = row * canvas.Stride + column;
            if (bottom >= row + 1)
                sky = new Color(canvas.R[index], canvas.G[index], canvas.B[index]); // Nothing of this pixel is covered yet.
            canvas.R[index] += (ground.R - sky.R) * cover;
            canvas.G[index] += (ground.G - sky.G) * cover;
            canvas.B[index] += (ground.B - sky.B) * cover;
        }

        (_filledTo[column], _behind[column]) = (top, sky);
    }
}
