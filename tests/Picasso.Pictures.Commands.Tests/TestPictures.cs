using NetVips;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Picture files made on the spot: each seed looks different, and has enough detail to be distinguished from others.</summary>
internal static class TestPictures
{
    public static byte[] Jpeg(int seed, int width = 480, int height = 360) => Make(seed, width, height).JpegsaveBuffer(q: 90);

    public static byte[] Png(int seed, int width = 480, int height = 360) => Make(seed, width, height).PngsaveBuffer();

    public static Image Make(int seed, int width = 480, int height = 360)
    {
        var random = new Random(seed);
        var cells = new byte[20 * 15 * 3];
        random.NextBytes(cells);
        using var tiny = Image.NewFromMemory(cells, 20, 15, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var sized = tiny.Resize(width / 20.0, vscale: height / 15.0, kernel: Enums.Kernel.Cubic);
        return sized.CopyMemory();
    }

    /// <summary>A plain sky in a colour that follows from the seed, without detail.</summary>
    public static byte[] Sky(int seed)
    {
        using var rows = Image.Xyz(480, 360).ExtractBand(1);
        using var sky = (rows * 0.2 + new double[] { 80 + (seed % 97), 90 + (seed % 61), 90 + (seed % 89) }).Cast(Enums.BandFormat.Uchar);
        return sky.JpegsaveBuffer(q: 90);
    }

    /// <summary>Stored lying on its side with EXIF orientation 6 and the place where it was taken; upright it is 480 × 360 with a red left edge.</summary>
    public static byte[] RotatedJpegWithGps(int seed)
    {
        using var picture = Make(seed);
        using var red = (Image.Black(100, 360) + new double[] { 255, 0, 0 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var upright = picture.Insert(red, 0, 0);
        using var lying = upright.Rot270();
        using var tagged = lying.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "orientation", 6);
            mutable.Set(GValue.GStrType, "exif-ifd0-Make", "Picasso-Test-Camera");
            mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 30/1 36/1");
            mutable.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "13/1 22/1 12/1");
        });
        return tagged.JpegsaveBuffer(q: 92);
    }

    /// <summary>A PNG whose header says 60,000 × 60,000 pixels.</summary>
    public static byte[] Bomb()
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 1, 0, 0, 0, 0]);
        using var rows = new MemoryStream();
        using (var deflate = new System.IO.Compression.ZLibStream(rows, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(new byte[1 << 20]);
        Chunk(file, "IDAT", rows.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        file.Write(BigEndian((uint)data.Length));
        file.Write(body);
        file.Write(BigEndian(Crc(body)));
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
