using System.Buffers.Binary;

namespace Picasso.Imaging.Costing;

/// <summary>
/// The numbers of a TIFF in its byte order, and the positions of a directory's entries (TIFF 6.0, and BigTIFF with its longer pointers). A missing
/// part rejects the file as incomplete.
/// </summary>
internal sealed class TiffBytes(ByteWindow file)
{
    /// <summary>The maximum number of entries of a directory; one with more is not read.</summary>
    public const int MaxEntries = 4096;

    private readonly bool _bigEndian = file.Byte(0) == 'M';
    private readonly bool _big = file.Byte(2) == 43 || file.Byte(3) == 43;

    /// <summary>One entry of a directory.</summary>
    /// <param name="Tag">Its number.</param>
    /// <param name="Length">Bytes of one value; 0 for other types than whole numbers and text.</param>
    /// <param name="Count">Declared number of values.</param>
    /// <param name="Place">Position of the first value.</param>
    public readonly record struct Entry(int Tag, int Length, long Count, long Place);

    /// <summary>Position of the first directory.</summary>
    public long First => _big ? Number(8, 8) : Number(4, 4);

    /// <summary>Bytes of a pointer.</summary>
    public int PointerLength => _big ? 8 : 4;

    /// <summary>Bytes of the number of entries at the start of a directory.</summary>
    public int CounterLength => _big ? 8 : 2;

    /// <summary>Bytes of an entry.</summary>
    public int EntryLength => _big ? 20 : 12;

    /// <summary>Declared number of entries of a directory.</summary>
    public long CountAt(long directory) => Number(directory, CounterLength);

    /// <summary>The end of a directory's entries, where the pointer to the next directory is.</summary>
    public long EndOf(long directory, long count) => directory + CounterLength + (count * EntryLength);

    /// <summary>An entry by its index.</summary>
    public Entry EntryAt(long directory, int index)
    {
        var at = directory + CounterLength + ((long)index * EntryLength);
        var length = Number(at + 2, 2) switch { 1 or 2 or 6 or 7 => 1, 3 or 8 => 2, 4 or 9 or 13 => 4, 16 or 17 or 18 => 8, _ => 0 };
        var (count, place) = (Number(at + 4, PointerLength), at + 4 + PointerLength);
        var isInside = length == 0 || (count >= 0 && count <= PointerLength / length);
        return new((int)Number(at, 2), length, count, isInside ? place : Number(place, PointerLength));
    }

    public long Number(long at, int length)
    {
        var bytes = file.Read(at, length);
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
