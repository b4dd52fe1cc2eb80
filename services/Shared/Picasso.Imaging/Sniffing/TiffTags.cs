using System.Buffers.Binary;
using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Sniffing;

/// <summary>
/// One directory of a TIFF as a list of numbers for each tag. Pointers that lead out of the file are left out, as decoders do; bytes that are
/// not there refuse the file as incomplete.
/// </summary>
internal sealed class TiffTags
{
    private const int MaxEntries = 4096;
    private const int MaxValues = 16;

    private readonly ByteWindow _file;
    private readonly bool _bigEndian;
    private readonly bool _big;
    private readonly Dictionary<int, IReadOnlyList<long>> _tags = [];

    private TiffTags(ByteWindow file, long? at)
    {
        (_file, _bigEndian, _big) = (file, file.Byte(0) == 'M', file.Byte(2) == 43 || file.Byte(3) == 43);
        ReadEntries(at ?? (_big ? Number(8, 8) : Number(4, 4)));
    }

    /// <summary>Width × height; 0 when it is not a picture.</summary>
    public long Pixels => First(256) is > 0 and <= int.MaxValue and var width && First(257) is > 0 and <= int.MaxValue and var height ? width * height : 0;

    /// <summary>Where the next directory is; 0 for none.</summary>
    public long Next { get; private set; }

    /// <summary>The first directory.</summary>
    public static TiffTags ReadFirst(ByteWindow file) => new(file, null);

    /// <summary>The directory at a place of the same file.</summary>
    public TiffTags At(long place) => new(_file, place);

    public bool Has(int tag) => _tags.ContainsKey(tag);

    /// <summary>The values of a tag, sixteen at most; whole numbers only.</summary>
    public IReadOnlyList<long> All(int tag) => _tags.GetValueOrDefault(tag, []);

    /// <summary>The first value of a tag; 0 when there is none.</summary>
    public long First(int tag) => All(tag) is [var first, ..] ? first : 0;

    private void ReadEntries(long at)
    {
        var (counter, size) = _big ? (8, 20) : (2, 12);
        if (!IsInside(at, counter))
            return;
        var count = Number(at, counter);
        if (count is < 0 or > MaxEntries || !IsInside(at + counter, count * size))
            return;
        for (var i = 0; i < count; i++)
            ReadEntry(at + counter + ((long)i * size));
        var end = at + counter + (count * size);
        Next = IsInside(end, _big ? 8 : 4) ? Number(end, _big ? 8 : 4) : 0;
    }

    private void ReadEntry(long entry)
    {
        var (tag, type) = ((int)Number(entry, 2), Number(entry + 2, 2));
        var length = type switch { 1 or 2 or 6 or 7 => 1, 3 or 8 => 2, 4 or 9 or 13 => 4, 16 or 17 or 18 => 8, _ => 0 };
        var count = Number(entry + 4, _big ? 8 : 4);
        var (place, inside) = _big ? (entry + 12, 8) : (entry + 8, 4);
        var values = new List<long>();
        if (length > 0 && count > 0)
        {
            if (count > inside / length)
                place = Number(place, inside);
            for (var i = 0; i < Math.Min(count, MaxValues) && IsInside(place + (i * length), length); i++)
                values.Add(Number(place + (i * length), length));
        }

        _tags.TryAdd(tag, values);
    }

    private bool IsInside(long at, long length) => at > 0 && length >= 0 && at <= _file.Length - length;

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
