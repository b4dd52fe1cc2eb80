using System.Buffers.Binary;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Writes a little-endian TIFF of one directory, tag by tag.</summary>
internal sealed class TiffWriter
{
    private readonly SortedDictionary<ushort, (ushort Type, uint Count, byte[] Data)> _tags = [];

    /// <summary>Of one strip.</summary>
    public TiffWriter(int width, int height, byte[] pixels)
    {
        Pixels = pixels;
        Long(256, (uint)width).Long(257, (uint)height).Long(278, (uint)height).Short(259, 1).Short(262, 2).Short(277, 3).Short(284, 1).Short(258, 8, 8, 8);
        Long(273, 8).Long(279, (uint)pixels.Length);
    }

    private byte[] Pixels { get; }

    public TiffWriter Short(ushort tag, params ushort[] values) => Set(tag, 3, values.Length, [.. values.SelectMany(value => (byte[])[(byte)value, (byte)(value >> 8)])]);

    public TiffWriter Long(ushort tag, params uint[] values) => Set(tag, 4, values.Length, [.. values.SelectMany(Bytes)]);

    public TiffWriter Without(ushort tag)
    {
        _tags.Remove(tag);
        return this;
    }

    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        var directory = 8 + Pixels.Length + (Pixels.Length % 2);
        file.Write([.. "II*\0"u8, .. Bytes((uint)directory), .. Pixels, .. new byte[Pixels.Length % 2]]);
        var far = directory + 2 + (_tags.Count * 12) + 4;
        using var values = new MemoryStream();
        file.Write([(byte)_tags.Count, 0]);
        foreach (var (tag, (type, count, data)) in _tags)
        {
            file.Write([(byte)tag, (byte)(tag >> 8), (byte)type, 0, .. Bytes(count)]);
            file.Write(data.Length <= 4 ? [.. data, .. new byte[4 - data.Length]] : Bytes((uint)(far + values.Length)));
            if (data.Length > 4)
                values.Write(data);
        }

        file.Write(new byte[4]);
        values.WriteTo(file);
        return file.ToArray();
    }

    private TiffWriter Set(ushort tag, ushort type, int count, byte[] data)
    {
        _tags[tag] = (type, (uint)count, data);
        return this;
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
