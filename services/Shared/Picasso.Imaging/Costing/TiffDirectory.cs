namespace Picasso.Imaging.Costing;

/// <summary>The tags of a TIFF's directory that determine the cost of decoding.</summary>
internal sealed class TiffDirectory
{
    private readonly TiffBytes _file;
    private readonly Dictionary<int, long> _tags = [];

    private TiffDirectory(TiffBytes file) => _file = file;

    public long Width => Tag(256, 0);

    public long Height => Tag(257, 0);

    public long RowsPerStrip => Tag(278, long.MaxValue);

    public bool IsTiled => Tag(322, 0) > 0;

    public long TileWidth => Math.Clamp(Tag(322, 0), 0, int.MaxValue);

    public long TileHeight => Math.Clamp(Tag(323, 1), 1, int.MaxValue);

    /// <summary>Number of the compression; 1 for none.</summary>
    public long Compression => Tag(259, 1);

    /// <summary>The photometric interpretation: 2 for RGB.</summary>
    public long Photometric => Tag(262, 1);

    /// <summary>Bits of the first channel.</summary>
    public long Bits => Tag(258, 1);

    /// <summary>Number of channels.</summary>
    public long Samples => Tag(277, 1);

    /// <summary>Each channel in separate strips.</summary>
    public bool IsPlanar => Tag(284, 1) == 2 && Samples > 1;

    /// <summary>Bits of all channels; palettes and bits are expanded to bytes.</summary>
    public double BytesPerPixel => Math.Clamp(Samples, 1, 65_535) * Math.Max(1, Math.Min(Bits, 64) / 8.0);

    /// <summary>Position of the next directory; 0 for none.</summary>
    public long Next { get; private set; }

    public static TiffDirectory ReadFirst(ByteWindow file)
    {
        var bytes = new TiffBytes(file);
        var directory = new TiffDirectory(bytes);
        directory.ReadTags(bytes.First);
        return directory;
    }

    /// <summary>Position of the directory after the one at this position; 0 for none.</summary>
    public long NextAfter(long at)
    {
        var count = _file.CountAt(at);
        if (count is < 0 or > TiffBytes.MaxEntries)
            throw ImagingErrors.Truncated.ToException();
        return _file.Number(_file.EndOf(at, count), _file.PointerLength);
    }

    private void ReadTags(long at)
    {
        Next = NextAfter(at);
        var count = _file.CountAt(at);
        for (var i = 0; i < count; i++)
        {
            // The first value, inline or by pointer; 0 for other types than whole numbers.
            var entry = _file.EntryAt(at, i);
            _tags.TryAdd(entry.Tag, entry.Length == 0 ? 0 : _file.Number(entry.Place, entry.Length));
        }
    }

    private long Tag(int tag, long otherwise) => _tags.GetValueOrDefault(tag, otherwise);
}
