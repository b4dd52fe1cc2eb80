using Picasso.Imaging;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>Computes <see cref="FlatLook"/> from a small colour copy of a picture.</summary>
internal static class FlatLooks
{
    private const int Side = PerceptualHasher.Side;
    private const int Block = Side / FlatLook.Cells;
    private const int Channels = 3;

    /// <summary>A frequency counts above this strength, and above this fraction of the mean strength.</summary>
    private const double LeastStrength = 3;
    private const double LeastPart = 0.35;

    /// <summary>The signature of any picture, for a search. <see cref="IsDrawing"/> decides whether it is stored.</summary>
    /// <param name="colours">64 × 64 pixels of three bytes: red, green, blue.</param>
    public static FlatLook Compute(ReadOnlySpan<byte> colours)
    {
        var (brightness, cells) = (new byte[Side * Side], new int[FlatLook.Cells * FlatLook.Cells * Channels]);
        for (var at = 0; at < Side * Side; at++)
        {
            double red = colours[at * Channels], green = colours[(at * Channels) + 1], blue = colours[(at * Channels) + 2];
            var light = (0.299 * red) + (0.587 * green) + (0.114 * blue);
            brightness[at] = (byte)Math.Round(light);
            var cell = ((at / Side / Block * FlatLook.Cells) + (at % Side / Block)) * Channels;
            cells[cell] += (int)Math.Round(light);
            cells[cell + 1] += (int)Math.Round(128 + (0.564 * (blue - light)));
            cells[cell + 2] += (int)Math.Round(128 + (0.713 * (red - light)));
        }

        return new FlatLook(Hash(PerceptualHasher.Transform(brightness)), [.. cells.Select(sum => (byte)Math.Clamp(sum / (Block * Block), 0, 255))]);
    }

    /// <summary>
    /// Whether a picture consists of flat areas with edges between them: much of it does not change from pixel to pixel, in few colours, and some of
    /// it changes abruptly. A sky has no edges; a photograph has few flat areas or many colours.
    /// </summary>
    public static bool IsDrawing(ReadOnlySpan<byte> colours)
    {
        const int FlatRange = 12, EdgeRange = 40;
        var (edges, flat) = (0, new Dictionary<int, int>());
        for (var at = Side + 1; at < (Side * Side) - Side - 1; at++)
        {
            if (at % Side is 0 or Side - 1)
                continue;
            var range = RangeAround(colours, at);
            edges += range >= EdgeRange ? 1 : 0;
            if (range > FlatRange)
                continue;
            var pixel = colours.Slice(at * Channels, Channels);
            var key = (pixel[0] >> 3 << 10) | (pixel[1] >> 3 << 5) | (pixel[2] >> 3);
            flat[key] = flat.GetValueOrDefault(key) + 1;
        }

        const int Inner = (Side - 2) * (Side - 2);
        var flats = flat.Values.Sum();
        return flats >= Inner * 0.25 && edges >= Inner * 0.02 && InFewColours(flat) >= flats * 0.85;
    }

    /// <summary>Fraction of the pixels with one of the twelve most frequent colours, within 16 levels.</summary>
    private static int InFewColours(Dictionary<int, int> colours)
    {
        var (left, covered) = (new Dictionary<int, int>(colours), 0);
        for (var round = 0; round < 12 && left.Count > 0; round++)
        {
            var most = left.MaxBy(one => one.Value).Key;
            foreach (var key in left.Keys.Where(key => IsNear(key, most)).ToList())
            {
                covered += left[key];
                left.Remove(key);
            }
        }

        return covered;
    }

    private static bool IsNear(int one, int other) => Math.Abs((one >> 10) - (other >> 10)) <= 2
        && Math.Abs(((one >> 5) & 31) - ((other >> 5) & 31)) <= 2 && Math.Abs((one & 31) - (other & 31)) <= 2;

    private static int RangeAround(ReadOnlySpan<byte> colours, int at)
    {
        var range = 0;
        for (var channel = 0; channel < Channels; channel++)
        {
            int least = 255, most = 0;
            for (var neighbour = 0; neighbour < 9; neighbour++)
            {
                int value = colours[((at + ((neighbour / 3 - 1) * Side) + (neighbour % 3) - 1) * Channels) + channel];
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }

            range = Math.Max(range, most - least);
        }

        return range;
    }

    private static byte[] Hash(double[] strengths)
    {
        var bits = new byte[strengths.Length / 4];
        // The first is the mean brightness, which does not distinguish pictures.
        var least = Math.Max(LeastStrength, LeastPart * Math.Sqrt(strengths.Skip(1).Sum(one => one * one) / (strengths.Length - 1)));
        for (var i = 1; i < strengths.Length; i++)
        {
            var at = i + (strengths[i] < 0 ? strengths.Length : 0);
            if (Math.Abs(strengths[i]) >= least)
                bits[at / 8] |= (byte)(0x80 >> (at % 8));
        }

        return bits;
    }
}
