namespace Picasso.Imaging.Costing;

/// <summary>The frame of a JPEG: its size, and the number of blocks of 8 × 8 coefficients of each component.</summary>
internal sealed class JpegFrame
{
    private readonly Dictionary<byte, long> _blocks = [];

    private JpegFrame(byte marker, int width, int height) => (Marker, Width, Height) = (marker, width, height);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Blocks of all components.</summary>
    public long Blocks => _blocks.Values.Sum();

    public bool IsProgressive => Marker is 0xC2 or 0xCA;

    public bool IsArithmetic => Marker is 0xC9 or 0xCA;

    private byte Marker { get; }

    /// <summary>Start of a frame; C4, C8 and CC are tables.</summary>
    public static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    public static JpegFrame Read(ByteWindow file, long at)
    {
        var marker = file.Byte(at + 1);
        if (marker is not (0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA))
            throw ImagingErrors.UnsupportedVariant("Lossless and hierarchical JPEG files cannot be read. Please save the picture as a baseline JPEG.").ToException();
        var (precision, height, width, count) = (file.Byte(at + 4), file.BigEndian16(at + 5), file.BigEndian16(at + 7), file.Byte(at + 9));
        if (precision != 8)
            throw ImagingErrors.UnsupportedVariant("JPEG files with more than 8 bits per channel cannot be read. Please save the picture as a PNG or as a baseline JPEG.").ToException();
        if (width == 0 || height == 0 || count is 0 or > 4 || file.BigEndian16(at + 2) < 8 + (3 * count))
            throw ImagingErrors.Truncated.ToException();
        var frame = new JpegFrame(marker, width, height);
        var (widest, highest) = (1, 1);
        for (var i = 0; i < count; i++)
        {
            var sampling = file.Byte(at + 11 + (3 * i));
            (widest, highest) = (Math.Max(widest, sampling >> 4), Math.Max(highest, sampling & 15));
        }

        for (var i = 0; i < count; i++)
        {
            var (id, sampling) = (file.Byte(at + 10 + (3 * i)), file.Byte(at + 11 + (3 * i)));
            frame._blocks[id] = Side(width, sampling >> 4, widest) * Side(height, sampling & 15, highest);
        }

        return frame;
    }

    /// <summary>Blocks of the components in a scan.</summary>
    public long BlocksOfScan(ByteWindow file, long at)
    {
        var count = file.Byte(at + 4);
        var blocks = 0L;
        for (var i = 0; i < Math.Min(count, (byte)4); i++)
            blocks += _blocks.GetValueOrDefault(file.Byte(at + 5 + (2 * i)));
        return blocks;
    }

    /// <summary>Whether this one scan contains everything: then nothing after it is read.</summary>
    public bool IsWhole(ByteWindow file, long at) => !IsProgressive && file.Byte(at + 4) >= _blocks.Count;

    // Blocks are stored for whole groups of the sampling factors.
    private static long Side(int pixels, int sampling, int largest) =>
        sampling is 0 or > 4 ? throw ImagingErrors.Truncated.ToException() : (pixels + (8L * largest) - 1) / (8L * largest) * sampling;
}
