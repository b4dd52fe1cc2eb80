using System.Collections.Concurrent;
using NetVips;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>
/// Lays the word PICASSO over a picture in slanted, staggered rows, light with a dark edge, so that it shows on any ground.
/// The letters are drawn here: no font of the machine is needed.
/// </summary>
internal static class Watermark
{
    private const double Light = 0.26;
    private const double Dark = 0.14;
    private const int Channels = 4;

    private static readonly double s_root5 = Math.Sqrt(5);

    private static readonly ConcurrentDictionary<int, byte[]> s_tiles = new();

    /// <summary>The picture with the mark.</summary>
    public static Image Apply(Image picture)
    {
        var side = picture.Width >= 960 ? 896 : picture.Width >= 480 ? 448 : 224;
        using var tile = Image.NewFromMemory(s_tiles.GetOrAdd(side, Draw), side, side, Channels, Enums.BandFormat.Uchar);
        using var coloured = tile.Copy(interpretation: Enums.Interpretation.Srgb);
        using var wall = coloured.Replicate((picture.Width / side) + 1, (picture.Height / side) + 1);
        using var overlay = wall.Crop(0, 0, picture.Width, picture.Height);
        using var composed = picture.Composite2(overlay, Enums.BlendMode.Over);
        using var opaque = composed.ExtractBand(0, n: 3);
        return opaque.Cast(Enums.BandFormat.Uchar);
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

    /// <summary>How much of a pixel the letters cover, from four samples.</summary>
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
