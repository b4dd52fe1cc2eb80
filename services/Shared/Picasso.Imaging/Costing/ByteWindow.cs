using System.Buffers.Binary;

namespace Picasso.Imaging.Costing;

/// <summary>
/// Reads a file at any position through one window of fixed size: headers of any length cost no memory. Reading past the end rejects the file as
/// incomplete, so no parser has to check it.
/// </summary>
internal sealed class ByteWindow(Stream file)
{
    private const int Size = 64 * 1024;

    private readonly byte[] _window = new byte[Size];
    private long _start;
    private int _filled;

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; } = file.Length;

    /// <summary>The bytes at a position, all of them.</summary>
    /// <exception cref="Kernel.DomainException">The file ends before.</exception>
    public ReadOnlySpan<byte> Read(long offset, int count)
    {
        if (offset < 0 || count > Size || offset > Length - count)
            throw ImagingErrors.Truncated.ToException();
        if (offset < _start || offset + count > _start + _filled)
            Fill(offset);
        return offset + count <= _start + _filled
            ? _window.AsSpan((int)(offset - _start), count)
            : throw ImagingErrors.Truncated.ToException();
    }

    public byte Byte(long offset) => Read(offset, 1)[0];

    public int BigEndian16(long offset) => BinaryPrimitives.ReadUInt16BigEndian(Read(offset, 2));

    public long BigEndian32(long offset) => BinaryPrimitives.ReadUInt32BigEndian(Read(offset, 4));

    public int LittleEndian16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Read(offset, 2));

    public long LittleEndian32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Read(offset, 4));

    /// <summary>The next position of this byte; the length of the file when there is none.</summary>
    public long Find(byte value, long from)
    {
        while (from < Length)
        {
            if (from < _start || from >= _start + _filled)
                Fill(from);
            if (_filled == 0)
                return Length;
            var found = _window.AsSpan((int)(from - _start), (int)(_start + _filled - from)).IndexOf(value);
            if (found >= 0)
                return from + found;
            from = _start + _filled;
        }

        return Length;
    }

    private void Fill(long offset)
    {
        file.Position = _start = offset;
        _filled = file.ReadAtLeast(_window, Size, throwOnEndOfStream: false);
    }
}
