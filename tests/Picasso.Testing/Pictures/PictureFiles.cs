using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using NetVips;

namespace Picasso.Testing.Pictures;

/// <summary>Files that people send: good pictures, and every kind of bad one. Made here, so that tests need no files.</summary>
public static class PictureFiles
{
    private static readonly double[][] s_quarters = [[220, 40, 40], [40, 180, 60], [50, 70, 220], [235, 235, 235]];

    /// <summary>A JPEG with detail everywhere; another seed is clearly another picture.</summary>
    public static byte[] Photograph(int seed, int width = 1600, int height = 1067)
    {
        using var light = Image.Perlin(width, height, cellSize: 260, seed: seed).Linear([90], [120]);
        using var shapes = Image.Worley(width, height, cellSize: 180, seed: seed + 1).Linear([0.5], [20]);
        using var grain = Image.Gaussnoise(width, height, sigma: 14, mean: 0, seed: seed + 2);
        using var first = (light + grain).Cast(Enums.BandFormat.Uchar);
        using var second = (shapes + grain + 60).Cast(Enums.BandFormat.Uchar);
        using var third = ((light * 0.5) + (shapes * 0.5) + grain).Cast(Enums.BandFormat.Uchar);
        using var picture = first.Bandjoin(second, third).Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: 90);
    }

    /// <summary>
    /// A camera held upright: the rows lie on their side (EXIF orientation 6) and a place is noted. Upright it is 800 × 1200, red at
    /// the top left, green at the top right, blue at the bottom left, white at the bottom right.
    /// </summary>
    public static byte[] RotatedWithGps()
    {
        using var upright = Quarters(400, 600);
        using var asHeld = upright.Rot(Enums.Angle.D270);
        using var tagged = asHeld.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd0-Make", "Picasso");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 30/1");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLongitudeRef", "E");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "2/1 17/1 40/1");
        });
        return tagged.JpegsaveBuffer(q: 92);
    }

    /// <summary>The first half of a JPEG.</summary>
    public static byte[] Truncated()
    {
        var whole = Photograph(seed: 99);
        return whole[..(whole.Length / 2)];
    }

    /// <summary>A PNG of a few kilobytes that says it is 60,000 × 60,000 pixels, and is.</summary>
    public static byte[] EnormousPng()
    {
        const int side = 60_000;
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1; // One bit for a pixel, greyscale.
        WriteChunk(file, "IHDR", header);
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + (side / 8)];
            for (var i = 0; i < side; i++)
                deflate.Write(row);
        }

        WriteChunk(file, "IDAT", data.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A drawing, with a script in it.</summary>
    public static byte[] Svg() =>
        """<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><script>alert(1)</script><rect width="800" height="600" fill="red"/></svg>"""u8.ToArray();

    /// <summary>The beginning of what phones write as HEIC.</summary>
    public static byte[] Heic() => [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[4096]];

    /// <summary>Words under a picture's name.</summary>
    public static byte[] Text() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is not a picture. ", 400)));

    private static Image Quarters(int width, int height)
    {
        var parts = s_quarters.Select((colour, index) =>
        {
            using var grain = Image.Gaussnoise(width, height, sigma: 12, mean: 0, seed: index);
            using var shape = Image.Perlin(width, height, cellSize: 64, seed: index + 10) * 18;
            using var plain = Image.Black(width, height, bands: 3) + colour;
            return (plain + grain + shape).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        });
        return Image.Arrayjoin([.. parts], across: 2).CopyMemory();
    }

    /// <summary>Writes a chunk of a PNG with its checksum.</summary>
    public static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}
