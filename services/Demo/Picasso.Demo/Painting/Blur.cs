using System.Runtime.CompilerServices;
namespace Picasso.Demo.Painting;

/// <summary>Softness: three passes of a running mean, close to a Gaussian.</summary>
internal static class Blur
{
    public static void Soften(this Canvas canvas, float radius)
    {
        var pixels = Math.Max(1, (int)(radius * canvas.Height));
        foreach (var plane in new[] { canvas.R, canvas.G, canvas.B })
        {
            var other = new float[plane.Length];
            for (var pass = 0; pass < 3; pass++)
            {
                Rows(plane, other, canvas, pixels);
                Columns(other, plane, canvas, pixels);
            }
        }
    }

    /// <summary>Lets what is brighter than a threshold shine into its surroundings.</summary>
    public static void Bloom(this Canvas canvas, float threshold, float radius, float strength)
    {
        const int Less = 4;
        var small = new Canvas((canvas.Width + Less - 1) / Less, (canvas.Height + Less - 1) / Less);
        Shrink(canvas.R, small.R, canvas, small, threshold);
        Shrink(canvas.G, small.G, canvas, small, threshold);
        Shrink(canvas.B, small.B, canvas, small, threshold);
        small.Soften(radius);
        Spread(canvas.R, small.R, canvas, small, strength);
        Spread(canvas.G, small.G, canvas, small, strength);
        Spread(canvas.B, small.B, canvas, small, strength);
    }

    [MethodImpl(Compile.AtOnce)]
    private static void Rows(float[] from, float[] to, Canvas canvas, int radius)
    {
        var (width, share) = (canvas.Width, 1f / (2 * radius + 1));
        for (var row = 0; row < canvas.Height; row++)
        {
            var line = from.AsSpan(row * canvas.Stride, width);
            var target = to.AsSpan(row * canvas.Stride, width);
            var sum = line[0] * radius;
            for (var i = 0; i <= radius; i++)
                sum += line[Math.Min(i, width - 1)];
            for (var x = 0; x < width; x++)
            {
                target[x] = sum * share;
                sum += line[Math.Min(x + radius + 1, width - 1)] - line[Math.Max(x - radius, 0)];
            }
        }
    }

    [MethodImpl(Compile.AtOnce)]
    private static void Columns(float[] from, float[] to, Canvas canvas, int radius)
    {
        var (height, stride, share) = (canvas.Height, canvas.Stride, 1f / (2 * radius + 1));
        for (var column = 0; column < stride; column += Lane.Width)
        {
            var sum = Lane.Load(from, column) * radius;
            for (var i = 0; i <= radius; i++)
                sum += Lane.Load(from, Math.Min(i, height - 1) * stride + column);
            for (var y = 0; y < height; y++)
            {
                (sum * share).Store(to, y * stride + column);
                sum += Lane.Load(from, Math.Min(y + radius + 1, height - 1) * stride + column)
                    - Lane.Load(from, Math.Max(y - radius, 0) * stride + column);
            }
        }
    }

    [MethodImpl(Compile.AtOnce)]
    private static void Shrink(float[] from, float[] to, Canvas large, Canvas small, float threshold)
    {
        for (var y = 0; y < small.Height; y++)
        {
            for (var x = 0; x < small.Width; x++)
            {
                var sum = 0f;
                for (var i = 0; i < 4; i++)
                {
                    var line = from.AsSpan(Math.Min(y * 4 + i, large.Height - 1) * large.Stride + x * 4, 4);
                    sum += Math.Max(line[0] - threshold, 0) + Math.Max(line[1] - threshold, 0)
                        + Math.Max(line[2] - threshold, 0) + Math.Max(line[3] - threshold, 0);
                }

                to[y * small.Stride + x] = sum / 16;
            }
        }
    }

    [MethodImpl(Compile.AtOnce)]
    private static void Spread(float[] to, float[] from, Canvas large, Canvas small, float strength)
    {
        for (var y = 0; y < large.Height; y++)
        {
            var sy = Math.Clamp((y - 1.5f) / 4, 0, small.Height - 1.001f);
            var (top, down) = ((int)sy, sy - (int)sy);
            var above = from.AsSpan(top * small.Stride, small.Width);
            var below = from.AsSpan(Math.Min(top + 1, small.Height - 1) * small.Stride, small.Width);
            var line = to.AsSpan(y * large.Stride, large.Width);
            for (var x = 0; x < line.Length; x++)
            {
                var sx = Math.Clamp((x - 1.5f) / 4, 0, small.Width - 1.001f);
                var (left, right) = ((int)sx, sx - (int)sx);
                var next = Math.Min(left + 1, small.Width - 1);
                var upper = above[left] + (above[next] - above[left]) * right;
                var lower = below[left] + (below[next] - below[left]) * right;
                line[x] += (upper + (lower - upper) * down) * strength;
            }
        }
    }
}
