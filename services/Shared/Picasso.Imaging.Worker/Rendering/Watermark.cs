using System.Collections.Concurrent;
using NetVips;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// Draws the word PICASSO over a picture in slanted, staggered rows, light with a dark edge, so that it is visible on any background. The letters are
/// drawn here: no font of the machine is needed.
/// </summary>
internal static class Watermark
{
    private const double Light = 0.26;
    private const double Dark = 0.14;
    private const int Channels = 4;
    private const int Colours = 3;

    private static readonly double s_root5 = Math.Sqrt(5);

    private static readonly ConcurrentDictionary<int, byte[]> s_tiles = new();

    /// <summary>The picture with the watermark.</summary>
    /// <param name="picture">Three channels of eight bits.</param>
    public static Image Apply(Image picture)
    {
        var side = picture.Width >= 960 ? 896 : picture.Width >= 480 ? 448 : 224;
        var pixels = picture.WriteToMemory<byte>();
        // Without libvips: its composition goes through floating point and takes as long as all the encoding.
        Blend(pixels, picture.Width, s_tiles.GetOrAdd(side, Draw), side);
        using var marked = Image.NewFromMemory(pixels, picture.Width, picture.Height, Colours, Enums.BandFormat.Uchar);
        return marked.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static void Blend(Span<byte> pixels, int width, byte[] tile, int side)
    {
        var row = width * Colours;
        for (var (top, y) = (0, 0); top < pixels.Length; (top, y) = (top + row, (y + 1) % side))
        {
            var marks = tile.AsSpan(y * side * Channels, side * Channels);
            for (var left = 0; left < row; left += side * Colours)
                BlendRow(pixels.Slice(top + left, Math.Min(side * Colours, row - left)), marks);
        }
    }

    private static void BlendRow(Span<byte> pixels, ReadOnlySpan<byte> marks)
    {
        for (var (at, of) = (0, 0); at < pixels.Length; (at, of) = (at + Colours, of + Channels))
        {
            int alpha = marks[of + Colours];
            if (alpha == 0)
                continue;
            for (var colour = 0; colour < Colours; colour++)
                pixels[at + colour] = (byte)(((marks[of + colour] * alpha) + (pixels[at + colour] * (255 - alpha)) + 127) / 255);
        }
    }

    /// <summary>
    /// One tile, RGBA. The rows rise by one in two: then a square with √5 times the word's pitch repeats without a seam.
    /// </summary>
    private static byte[] Draw(int side)
    {
        var pixels = new byte[side * side * Channels];
        var edge = side / 448.0;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var light = Light * Coverage(x, y, side);
                var dark = Dark * Coverage(x - edge, y - edge, side) * (1 - light);
                var alpha = light + dark;
                if (alpha <= 0)
                    continue;
                var at = ((y * side) + x) * Channels;
                pixels.AsSpan(at, 3).Fill((byte)Math.Round(255 * light / alpha));
                pixels[at + 3] = (byte)Math.Round(255 * alpha);
            }
        }

        return pixels;
    }

    /// <summary>The coverage of a pixel by the letters, from four samples.</summary>
    private static double Coverage(double x, double y, int side)
    {
        var hits = 0;
        for (var sample = 0; sample < 4; sample++)
            hits += IsInk(x + (sample % 2 / 2.0), y + (sample / 2 / 2.0), side) ? 1 : 0;
        return hits / 4.0;
    }

    private static bool IsInk(double x, double y, int side)
    {
        var pitch = side / s_root5;
        var along = ((x * 2) - y) / s_root5;
        var across = (x + (y * 2)) / s_root5;
        var row = Math.Floor(2 * across / pitch);
        along -= row * pitch / 2;
        var cell = pitch * 0.72 / MarkLetters.Width;
        var column = (along - (Math.Floor(along / pitch) * pitch)) / cell;
        return MarkLetters.IsInk(column, (across - (row * pitch / 2)) / cell);
    }
}
