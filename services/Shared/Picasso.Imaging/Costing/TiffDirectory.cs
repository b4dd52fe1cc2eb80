using System.Buffers.Binary;

namespace Picasso.Imaging.Costing;

/// <summary>The tags of a TIFF's directory that decide what decoding takes.</summary>
internal sealed class TiffDirectory
{
    private const int MaxEntries = 4096;

    private readonly ByteWindow _file;
    private readonly bool _bigEndian;
    private readonly bool _big;
    private readonly Dictionary<int, long> _tags = [];

    private TiffDirectory(ByteWindow file) =>
        (_file, _bigEndian, _big) = (file, file.Byte(0) == 'M', file.Byte(2) == 43 || file.Byte(3) == 43);

    public long Width => Tag(256, 0);

    public long Height => Tag(257, 0);

    public long RowsPerStrip => Tag(278, long.MaxValue);

    public bool IsTiled => Tag(322, 0) > 0;

    public long TileWidth => Math.Clamp(Tag(322, 0), 0, int.MaxValue);

    public long TileHeight => Math.Clamp(Tag(323, 1), 1, int.MaxValue);

    /// <summary>Number of the compression; 1 for none.</summary>
    public long Compression => Tag(259, 1);

    /// <summary>What the channels mean: 2 for RGB.</summary>
    public long Photometric => Tag(262, 1);

    /// <summary>Of the first channel.</summary>
    public long Bits => Tag(258, 1);

    /// <summary>Channels.</summary>
    public long Samples => Tag(277, 1);

    /// <summary>Each channel in strips of its own.</summary>
    public bool IsPlanar => Tag(284, 1) == 2 && Samples > 1;

    /// <summary>Of all channels; palettes and bits become bytes.</summary>
    public double BytesPerPixel => Math.Clamp(Samples, 1, 65_535) * Math.Max(1, Math.Min(Bits, 64) / 8.0);

    /// <summary>Where the next directory is; 0 for none.</summary>
    public long Next { get; private set; }

    public static TiffDirectory ReadFirst(ByteWindow file)
    {
        var directory = new TiffDirectory(file);
        directory.ReadTags(directory._big ? directory.Number(8, 8) : directory.Number(4, 4));
        return directory;
    }

    /// <summary>Where the directory after the one at this place is; 0 for none.</summary>
    public long NextAfter(long at)
    {
        var count = Number(at, _big ? 8 : 2);
        if (count is < 0 or > MaxEntries)
            throw ImagingRefusals.Truncated.ToException();
        return _big ? Number(at + 8 + (count * 20), 8) : Number(at + 2 + (count * 12), 4);
    }

    private void ReadTags(long at)
    {
        Next = NextAfter(at);
        var count = Number(at, _big ? 8 : 2);
        var (first, size) = _big ? (at + 8, 20) : (at + 2, 12);
        for (var i = 0; i < count; i++)
        {
            var entry = first + ((long)i * size);
            _tags.TryAdd((int)Number(entry, 2), Value(entry));
        }
    }

    /// <summary>The first value of a tag, wherever it stands; 0 for what is no whole number.</summary>
    private long Value(long entry)
    {
        var length = Number(entry + 2, 2) switch { 1 => 1, 3 => 2, 4 => 4, 16 => 8, _ => 0 };
        if (length == 0)
            return 0;
        var values = Number(entry + 4, _big ? 8 : 4);
        var (place, inside) = _big ? (entry + 12, 8) : (entry + 8, 4);
        var isInside = values >= 0 && values <= inside / length;
        return Number(isInside ? place : Number(place, inside), length);
    }

    private long Tag(int tag, long otherwise) => _tags.GetValueOrDefault(tag, otherwise);

    private long Number(long at, int length)
    {
        var bytes = _file.Read(at, length);
        return (length, _bigEndian) switch
        {
            (1, _) => bytes[0],
            (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (_, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
    }
}
