namespace Picasso.Imaging.Costing;

/// <summary>Iterates over the boxes of an ISO base media file (ISO/IEC 14496-12), up to a maximum number.</summary>
internal sealed class BoxReader(ByteWindow file, int limit, string advice)
{
    private int _read;

    /// <summary>A box without its header.</summary>
    public readonly record struct Box(long Start, long End);

    /// <summary>The first box of a kind.</summary>
    /// <exception cref="Kernel.DomainException">There is none.</exception>
    public Box Find(ReadOnlySpan<byte> kind, long from, long to)
    {
        foreach (var box in All(kind, from, to))
            return box;
        throw ImagingErrors.Truncated.ToException();
    }

    /// <summary>All boxes of a kind, in order.</summary>
    public List<Box> All(ReadOnlySpan<byte> kind, long from, long to) => Walk(kind, from, to);

    /// <summary>All boxes of any kind, in order.</summary>
    public List<Box> Children(long from, long to) => Walk([], from, to);

    private List<Box> Walk(ReadOnlySpan<byte> kind, long from, long to)
    {
        var found = new List<Box>();
        for (var at = from; at + 8 <= to;)
        {
            if (++_read > limit)
                throw ImagingErrors.TooCostly(advice).ToException();
            var (size, header) = (file.BigEndian32(at), 8);
            if (size == 1)
                (size, header) = (file.BigEndian32(at + 8) > 0 ? to - at : file.BigEndian32(at + 12), 16);
            // 0: to the end of the file.
            size = size == 0 ? to - at : size;
            if (size < header || size > to - at)
                break;
            if (kind.IsEmpty || file.Read(at + 4, 4).SequenceEqual(kind))
                found.Add(new Box(at + header, at + size));
            at += size;
        }

        return found;
    }
}
