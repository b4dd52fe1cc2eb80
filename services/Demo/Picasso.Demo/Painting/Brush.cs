using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>Marks on a canvas: lights, discs, lines, shapes.</summary>
internal static class Brush
{
    /// <summary>Adds light that fades out to the radius.</summary>
    public static void Glow(this Canvas canvas, float x, float y, float radius, Color color, float strength)
    {
        var light = color * strength;
        canvas.Paint(x - radius, y - radius, x + radius, y + radius, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var near = Sat(1f - Length(at.X - x, at.Y - y) * (1 / radius));
            return under + (Rgb)light * (near * near * near);
        });
    }

    /// <summary>Covers a disc; softness is the width of its edge as a share of the radius, rim brightens its edge as a lens does.</summary>
    public static void Disc(
        this Canvas canvas, float x, float y, float radius, Color color, float opacity, float softness = 0.05f, float rim = 0)
    {
        var edge = Math.Max(softness * radius, canvas.Pixel);
        canvas.Paint(x - radius - edge, y - radius - edge, x + radius + edge, y + radius + edge,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var d = Length(at.X - x, at.Y - y);
            var inside = Smooth(radius + edge * 0.5f, radius - edge * 0.5f, d);
            var ring = Smooth(radius * 0.72f, radius, d) * rim + (1f - rim * 0.5f);
            return under.To((Rgb)color * ring, inside * opacity);
        });
    }

    /// <summary>Adds a blurred highlight as out-of-focus lens would draw it.</summary>
    public static void Bokeh(this Canvas canvas, float x, float y, float radius, Color color, float strength)
    {
        var edge = Math.Max(0.12f * radius, canvas.Pixel);
        var light = color * strength;
        canvas.Paint(x - radius - edge, y - radius - edge, x + radius + edge, y + radius + edge,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var d = Length(at.X - x, at.Y - y);
            var inside = Smooth(radius + edge * 0.5f, radius - edge * 0.5f, d);
            return under + (Rgb)light * (inside * (Smooth(radius * 0.5f, radius, d) * 0.5f + 0.6f));
        });
    }

    /// <summary>A straight stroke whose width runs from one end's to the other's.</summary>
    public static void Line(
        this Canvas canvas, float x0, float y0, float x1, float y1, float width0, float width1, Color color, float opacity = 1)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var inverse = 1 / Math.Max(dx * dx + dy * dy, 1e-12f);
        var pad = Math.Max(width0, width1) + canvas.Pixel;
        var soft = canvas.Pixel * 0.75f;
        canvas.Paint(
            Math.Min(x0, x1) - pad, Math.Min(y0, y1) - pad, Math.Max(x0, x1) + pad, Math.Max(y0, y1) + pad,
                [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (px, py) = (at.X - x0, at.Y - y0);
            var along = Sat((px * dx + py * dy) * inverse);
            var d = Length(px - along * dx, py - along * dy);
            var half = (along * (width1 - width0) + width0) * 0.5f;
            return under.To(color, Smooth(half + soft, half - soft, d) * Sat(half * (2 * canvas.Height)) * opacity);
        });
    }

    /// <summary>A small round touch, pixel by pixel: for marks of which there are hundreds of thousands.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static void Dab(this Canvas canvas, float x, float y, float radius, Color color, float opacity)
    {
        var (cx, cy, r) = (x * canvas.Height, y * canvas.Height, radius * canvas.Height);
        var (top, bottom) = (Math.Max(0, (int)(cy - r - 1)), Math.Min(canvas.Height - 1, (int)(cy + r + 1)));
        var (left, right) = (Math.Max(0, (int)(cx - r - 1)), Math.Min(canvas.Width - 1, (int)(cx + r + 1)));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var (dx, dy) = (column + 0.5f - cx, row + 0.5f - cy);
                var cover = Math.Clamp(r + 0.5f - MathF.Sqrt(dx * dx + dy * dy), 0, 1) * opacity;
                var at = row * canvas.Stride + column;
                canvas.R[at] += (color.R - canvas.R[at]) * cover;
                canvas.G[at] += (color.G - canvas.G[at]) * cover;
                canvas.B[at] += (color.B - canvas.B[at]) * cover;
            }
        }
    }

    /// <summary>A filled convex shape, corners in either order.</summary>
    public static void Shape(this Canvas canvas, ReadOnlySpan<(float X, float Y)> corners, Shader fill)
    {
        var points = corners.ToArray();
        var area = 0f;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            area += a.X * b.Y - b.X * a.Y;
        }

        var side = MathF.Sign(area);
        canvas.Paint(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y),
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            under.To(fill(at, under), Inside(points, side, at, canvas.Height)));
    }

    [MethodImpl(Compile.AtOnce)]
    private static Lane Inside((float X, float Y)[] points, float side, in Spot at, float sharpness)
    {
        Lane inside = 1f;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            var (ex, ey) = (b.X - a.X, b.Y - a.Y);
            var length = MathF.Max(MathF.Sqrt(ex * ex + ey * ey), 1e-9f);
            var distance = ((at.Y - a.Y) * ex - (at.X - a.X) * ey) * (side / length);
            inside = Min(inside, Sat(distance * sharpness + 0.75f));
        }

        return inside;
    }
}
