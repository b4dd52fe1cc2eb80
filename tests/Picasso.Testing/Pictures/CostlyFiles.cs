using System.Buffers.Binary;
using System.Text;

namespace Picasso.Testing.Pictures;

/// <summary>
/// Files whose structure says that decoding them is expensive, or usual. They hold headers and hardly any pixels: what they cost has to be
/// found before a pixel is decoded.
/// </summary>
public static class CostlyFiles
{
    /// <summary>A JPEG of three components, 4:2:0, with so many scans over all of them.</summary>
    public static byte[] Jpeg(int width, int height, int scans, bool progressive = true, bool arithmetic = false, bool subsampled = true)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8, 0xFF, (byte)((progressive ? 0xC2 : 0xC0) + (arithmetic ? 8 : 0)), 0, 17, 8]);
        file.Write(Big16(height));
        file.Write(Big16(width));
        file.Write([3, 1, (byte)(subsampled ? 0x22 : 0x11), 0, 2, 0x11, 0, 3, 0x11, 0]);
        for (var scan = 0; scan < scans; scan++)
            file.Write([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34]);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    /// <summary>A JPEG with so many application segments before its frame.</summary>
    public static byte[] JpegWithSegments(int segments)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        for (var segment = 0; segment < segments; segment++)
            file.Write([0xFF, 0xE5, 0, 2]);
        file.Write(Jpeg(400, 300, 1, progressive: false).AsSpan(2));
        return file.ToArray();
    }

    /// <summary>A PNG; colour 2 is RGB, 6 is RGBA. Before its pixels stand so many text chunks.</summary>
    public static byte[] Png(int width, int height, byte depth, byte colour, bool interlaced, int chunks = 0)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]);
        Chunk(file, "IHDR", [.. Big32(width), .. Big32(height), depth, colour, 0, 0, (byte)(interlaced ? 1 : 0)]);
        for (var chunk = 0; chunk < chunks; chunk++)
            Chunk(file, "tEXt", [.. "a\0b"u8]);
        Chunk(file, "IDAT", new byte[64]);
        return file.ToArray();
    }

    /// <summary>A TIFF of uncompressed strips, with so many directories after each other.</summary>
    public static byte[] Tiff(
        int width, int height, int bits = 8, int channels = 3, bool planar = false, int rowsPerStrip = 16, int tileHeight = 0, int directories = 1,
        bool inCircle = false)
    {
        (int Tag, int Value)[] tags =
        [
            (256, width), (257, height), (258, bits), (259, 1), (262, 2), (277, channels), (278, rowsPerStrip), (284, planar ? 2 : 1),
            .. tileHeight > 0 ? new[] { (322, width), (323, tileHeight) } : [],
        ];
        using var file = new MemoryStream();
        file.Write([.. "II*\0"u8, 8, 0, 0, 0]);
        for (var directory = 0; directory < directories; directory++)
        {
            file.Write(Little16(tags.Length));
            foreach (var (tag, value) in tags)
                file.Write([.. Little16(tag), 4, 0, 1, 0, 0, 0, .. Little32(value)]);
            var isLast = directory == directories - 1;
            file.Write(Little32(isLast ? inCircle ? 8 : 0 : (int)file.Position + 4));
        }

        return file.ToArray();
    }

    /// <summary>A GIF with so many frames of one pixel.</summary>
    public static byte[] Gif(int width, int height, int frames)
    {
        using var file = new MemoryStream();
        file.Write([.. "GIF89a"u8, .. Little16(width), .. Little16(height), 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for (var frame = 0; frame < frames; frame++)
            file.Write([0x21, 0xF9, 4, 0, 1, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>A WebP animation with so many frames.</summary>
    public static byte[] WebP(int width, int height, int frames)
    {
        using var body = new MemoryStream();
        body.Write([.. "WEBPVP8X"u8, .. Little32(10), 2, 0, 0, 0, .. Little24(width - 1), .. Little24(height - 1)]);
        for (var frame = 0; frame < frames; frame++)
            body.Write([.. "ANMF"u8, .. Little32(16), .. new byte[16]]);
        return [.. "RIFF"u8, .. Little32((int)body.Length), .. body.ToArray()];
    }

    /// <summary>An AVIF whose items have these sizes.</summary>
    public static byte[] Avif(params (int Width, int Height)[] items)
    {
        var sizes = items.SelectMany(item => Box("ispe", [0, 0, 0, 0, .. Big32(item.Width), .. Big32(item.Height)])).ToArray();
        var meta = Box("meta", [0, 0, 0, 0, .. Box("iprp", Box("ipco", sizes))]);
        return [.. Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "mif1avif"u8]), .. meta];
    }

    private static byte[] Box(string kind, byte[] content) => [.. Big32(content.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. content];

    private static void Chunk(Stream file, string type, byte[] data)
    {
        file.Write(Big32(data.Length));
        file.Write(Encoding.ASCII.GetBytes(type));
        file.Write(data);
        file.Write(new byte[4]);
    }

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Little24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] Little32(int value) => [.. Little16(value), .. Little16(value >> 16)];
}
