using NetVips;

namespace Picasso.Demo.Painting;

/// <summary>Turns a painter into a file.</summary>
internal static class Studio
{
    private const int Quality = 90;

    // libvips keeps the results of its last operations, and with them the pixels of every painting.
    static Studio() => Cache.Max = 0;

    /// <summary>Interleaved eight-bit sRGB of a painting.</summary>
    public static byte[] Paint(IPainter painter, int width, int height, int seed)
    {
        var canvas = new Canvas(width, height);
        painter.Paint(canvas, new Dice(seed));
        return painter.Film.Develop(canvas, seed);
    }

    /// <summary>A painting as a JPEG file.</summary>
    public static byte[] Photograph(IPainter painter, int width, int height, int seed)
    {
        using var raw = Image.NewFromMemory(Paint(painter, width, height, seed), width, height, 3, Enums.BandFormat.Uchar);
        using var image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return image.JpegsaveBuffer(q: Quality);
    }
}
