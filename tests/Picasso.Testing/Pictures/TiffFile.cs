using System.Buffers.Binary;
using System.Text;

namespace Picasso.Testing.Pictures;

/// <summary>Builds the directories of a little-endian TIFF, without pixels.</summary>
public sealed class TiffFile
{
    private const int SubDirectories = 330;
    private const ushort Ascii = 2;
    private const ushort Long = 4;

    private readonly List<List<(int Tag, object Value)>> _chain = [];
    private readonly List<List<(int Tag, object Value)>> _below = [];

    /// <summary>The first directory.</summary>
    public TiffFile Directory(params (int Tag, long Value)[] tags) => Then(tags);

    /// <summary>One more in the chain.</summary>
    public TiffFile Then(params (int Tag, long Value)[] tags)
    {
        _chain.Add([.. tags.Select(tag => (tag.Tag, (object)tag.Value))]);
        return this;
    }

    /// <summary>One below the first.</summary>
    public TiffFile Below(params (int Tag, long Value)[] tags)
    {
        _below.Add([.. tags.Select(tag => (tag.Tag, (object)tag.Value))]);
        return this;
    }

    /// <summary>A text in the first directory.</summary>
    public TiffFile Text(int tag, string text)
    {
        _chain[0].Add((tag, text + "\0"));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        file.Write([.. "II*\0"u8, 0, 0, 0, 0]);
        var below = _below.Select(tags => (long)Write(file, tags, next: 0)).ToArray();
        if (below.Length > 0)
            _chain[0].Add((SubDirectories, below));
        var next = 0;
        foreach (var tags in Enumerable.Reverse(_chain))
            next = Write(file, tags, next);
        var bytes = file.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), next);
        return bytes;
    }

    private static int Write(MemoryStream file, List<(int Tag, object Value)> tags, int next)
    {
        var entries = tags.OrderBy(tag => tag.Tag).Select(tag => Entry(file, tag.Tag, tag.Value)).ToList();
        var at = (int)file.Position;
        file.Write(BitConverter.GetBytes((ushort)entries.Count));
        entries.ForEach(entry => file.Write(entry));
        file.Write(BitConverter.GetBytes(next));
        return at;
    }

    private static byte[] Entry(MemoryStream file, int tag, object value)
    {
        var (type, count, bytes) = value switch
        {
            string text => (Ascii, text.Length, Encoding.ASCII.GetBytes(text)),
            long[] numbers => (Long, numbers.Length, numbers.SelectMany(number => BitConverter.GetBytes((uint)number)).ToArray()),
            long number => (Long, 1, BitConverter.GetBytes((uint)number)),
            _ => throw new ArgumentException("Neither text nor numbers.", nameof(value)),
        };
        if (bytes.Length > 4)
        {
            var place = (int)file.Position;
            file.Write(bytes);
            bytes = BitConverter.GetBytes(place);
        }

        return [.. BitConverter.GetBytes((ushort)tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count), .. bytes, .. new byte[4 - bytes.Length]];
    }
}
