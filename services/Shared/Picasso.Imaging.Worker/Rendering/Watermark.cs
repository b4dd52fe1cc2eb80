using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// Draws the word PICASSO over a picture in slanted, staggered rows, thin and light in a soft shadow, so that it is visible on any background and hides
/// little. It repeats at a distance that leaves no part of use without it. The letters are drawn here: no font of the machine is needed.
/// </summary>
internal static class Watermark
{
    private const double Light = 0.4;
    private const double Dark = 0.17;

    // The word's width in its pitch; half of a line's thickness and the shadow's reach, in heights of a capital.
    private const double WordWidth = 0.6;
    private const double HalfLine = 0.05;
    private const double Shadow = 0.17;

    // In pixels: a thinner line would only be fainter.
    private const double LeastHalfLine = 0.6;

    private const int Colours = 3;

    private static readonly double s_root5 = Math.Sqrt(5);

    private static readonly ConcurrentDictionary<int, Tile> s_tiles = new();

    /// <summary>The picture with the watermark.</summary>
    /// <param name="picture">Three channels of eight bits.</param>
    public static Image Apply(Image picture)
    {
        // A strip has the words of its short side, or parts of it would have none.
        var size = Math.Min(picture.Width, picture.Height * Renditions.MaxAspect);
        var side = size >= 1920 ? 1344 : size >= 960 ? 896 : size >= 480 ? 448 : 224;
        var pixels = picture.WriteToMemory<byte>();
        // Without libvips: its composition goes through floating point and takes as long as all the encoding.
        Blend(pixels, picture.Width, s_tiles.GetOrAdd(side, Draw), side);
        using var marked = Image.NewFromMemory(pixels, picture.Width, picture.Height, Colours, Enums.BandFormat.Uchar);
        return marked.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static void Blend(Span<byte> pixels, int width, Tile tile, int side)
    {
        var (row, length) = (width * Colours, side * Colours);
        for (var (top, y) = (0, 0); top < pixels.Length; (top, y) = (top + row, (y + 1) % side))
        {
            var light = tile.Light.AsSpan(y * length, length);
            var alpha = tile.Alpha.AsSpan(y * length, length);
            for (var left = 0; left < row; left += length)
                BlendRow(pixels.Slice(top + left, Math.Min(length, row - left)), light, alpha);
        }
    }

    private static void BlendRow(Span<byte> pixels, ReadOnlySpan<byte> light, ReadOnlySpan<byte> alpha)
    {
        var at = 0;
        for (; at <= pixels.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var opacity = Vector128.Create(alpha.Slice(at, Vector128<byte>.Count));
            if (opacity == Vector128<byte>.Zero)
                continue;
            var some = pixels.Slice(at, Vector128<byte>.Count);
            Blend(Vector128.Create<byte>(some), Vector128.Create(light.Slice(at, Vector128<byte>.Count)), opacity).CopyTo(some);
        }

        for (; at < pixels.Length; at++)
            pixels[at] = (byte)(((light[at] * alpha[at]) + (pixels[at] * (255 - alpha[at])) + 127) / 255);
    }

    private static Vector128<byte> Blend(Vector128<byte> pixels, Vector128<byte> light, Vector128<byte> alpha)
    {
        var ((low, high), (lightLow, lightHigh), (alphaLow, alphaHigh)) = (Vector128.Widen(pixels), Vector128.Widen(light), Vector128.Widen(alpha));
        return Vector128.Narrow(Blend(low, lightLow, alphaLow), Blend(high, lightHigh, alphaHigh));
    }

    private static Vector128<ushort> Blend(Vector128<ushort> pixels, Vector128<ushort> light, Vector128<ushort> alpha)
    {
        var sum = (light * alpha) + (pixels * (Vector128.Create<ushort>(255) - alpha)) + Vector128.Create<ushort>(127);
        // Exactly the quotient by 255 for every sum that can occur.
        return (sum + Vector128<ushort>.One + (sum >>> 8)) >>> 8;
    }

    /// <summary>
    /// One tile. The rows rise by one in two: then a square with √5 times the word's pitch repeats without a seam.
    /// </summary>
    private static Tile Draw(int side)
    {
        var tile = new Tile(new byte[side * side * Colours], new byte[side * side * Colours]);
        var capital = side / s_root5 * WordWidth / MarkLetters.Width;
        var half = Math.Max(HalfLine * capital, LeastHalfLine);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var distance = (DistanceTo(x, y, side, capital) * capital) - half;
                var light = Light * Math.Clamp(0.5 - distance, 0, 1);
                var shade = 1 - Math.Clamp(distance / (Shadow * capital), 0, 1);
                var dark = Dark * shade * shade * (1 - light);
                var alpha = light + dark;
                if (alpha <= 0)
                    continue;
                var at = ((y * side) + x) * Colours;
                tile.Light.AsSpan(at, Colours).Fill((byte)Math.Round(255 * light / alpha));
                tile.Alpha.AsSpan(at, Colours).Fill((byte)Math.Round(255 * alpha));
            }
        }

        return tile;
    }

    /// <summary>The distance of a pixel from the letters, in heights of a capital.</summary>
    private static double DistanceTo(double x, double y, int side, double capital)
    {
        var pitch = side / s_root5;
        var along = ((x * 2) - y) / s_root5;
        var across = (x + (y * 2)) / s_root5;
        // Each row is half a pitch high, and the word in its middle.
        var row = Math.Floor(2 * across / pitch);
        along -= row * pitch / 2;
        var (column, line) = (along - (Math.Floor(along / pitch) * pitch), across - (row * pitch / 2));
        return MarkLetters.DistanceTo((column - (pitch * (1 - WordWidth) / 2)) / capital, (line - (((pitch / 2) - capital) / 2)) / capital);
    }

    /// <summary>What is laid over each channel of each pixel.</summary>
    /// <param name="Light">Its value.</param>
    /// <param name="Alpha">Its opacity.</param>
    private sealed record Tile(byte[] Light, byte[] Alpha);
}
