using System.Buffers.Binary;
using System.Text;
using NetVips;
using Picasso.Testing.Pictures;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Pictures of plain patches whose colour space is declared in every way that files have, written byte by byte where libvips cannot.</summary>
internal static class ColourFiles
{
    public const int Columns = 8, Rows = 6, Patch = 80;

    /// <summary>Numbers from 0 to 1 for each patch: a grid through the whole cube.</summary>
    public static double[][] Patches { get; } = [.. Enumerable.Range(0, Columns * Rows).Select(index => (double[])
        [0.1 + (0.8 * (index % 4) / 3), 0.1 + (0.8 * (index / 4 % 4) / 3), 0.1 + (0.8 * (index / 16) / 2)])];

    public static byte[] Png(bool isDeep, double[][] patches, params (string Name, byte[] Data)[] chunks) => Png(isDeep, null, patches, chunks);

    /// <summary>With an embedded profile beside the chunks, which come first.</summary>
    public static byte[] Png(bool isDeep, string? profile, double[][] patches, params (string Name, byte[] Data)[] chunks)
    {
        using var image = Image(isDeep ? 16 : 8, patches);
        return WithChunks(image.PngsaveBuffer(profile: profile), chunks);
    }

    /// <summary>A PNG with more chunks right after its header.</summary>
    public static byte[] WithChunks(byte[] png, params (string Name, byte[] Data)[] chunks)
    {
        const int AfterHeader = 33;
        using var written = new MemoryStream();
        written.Write(png, 0, AfterHeader);
        foreach (var (name, data) in chunks)
            PictureFiles.WriteChunk(written, name, data);
        written.Write(png, AfterHeader, png.Length - AfterHeader);
        return written.ToArray();
    }

    public static (string Name, byte[] Data) Cicp(byte primaries, byte transfer) => ("cICP", [primaries, transfer, 0, 1]);

    public static (string Name, byte[] Data) Gama(double exponent) => ("gAMA", Numbers(1 / exponent));

    public static (string Name, byte[] Data) Chrm(params double[] whiteRedGreenBlue) => ("cHRM", Numbers(whiteRedGreenBlue));

    /// <summary>Without loss, so that libheif notes the code points, which are then replaced.</summary>
    public static byte[] Avif(int bits, byte primaries, byte transfer, double[][] patches)
    {
        using var image = Image(bits, patches);
        var file = image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, lossless: true, bitdepth: bits, effort: 0);
        var at = file.AsSpan().IndexOf("nclx"u8);
        at.ShouldBeGreaterThan(0);
        (file[at + 5], file[at + 7]) = (primaries, transfer);
        return file;
    }

    /// <summary>ColorSpace and InteroperabilityIndex as a camera writes them, big-endian.</summary>
    public static byte[] WithExif(string format, ushort space, string index, double[][] patches, string? profile = null)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
            0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x1A, 0, 0, 0, 0,
            0, 2, 0xA0, 0x01, 0, 3, 0, 0, 0, 1, (byte)(space >> 8), (byte)space, 0, 0, 0xA0, 0x05, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x38, 0, 0, 0, 0,
            0, 1, 0, 1, 0, 2, 0, 0, 0, 4, .. Encoding.ASCII.GetBytes(index), 0, 0, 0, 0, 0,
        ];
        using var plain = Image(8, patches);
        using var image = plain.Mutate(change => change.Set(GValue.BlobType, "exif-data", exif));
        return format switch
        {
            "JPEG" => image.JpegsaveBuffer(q: 96, subsampleMode: Enums.ForeignSubsample.Off, profile: profile),
            "WebP" => image.WebpsaveBuffer(lossless: true, profile: profile),
            _ => image.PngsaveBuffer(profile: profile),
        };
    }

    /// <summary>As it is shown by other programs when nothing is declared.</summary>
    public static byte[] WithProfile(string profile, double[][] patches)
    {
        using var image = Image(8, patches);
        return image.JpegsaveBuffer(q: 96, subsampleMode: Enums.ForeignSubsample.Off, profile: profile);
    }

    private static Image Image(int bits, double[][] patches)
    {
        var (width, height, most) = (Columns * Patch, Rows * Patch, bits == 8 ? byte.MaxValue : ushort.MaxValue);
        var numbers = new ushort[width * height * 3];
        for (var at = 0; at < numbers.Length; at++)
        {
            var (x, y) = (at / 3 % width, at / 3 / width);
            numbers[at] = (ushort)Math.Round(patches[(y / Patch * Columns) + (x / Patch)][at % 3] * most);
        }

        using var pixels = NetVips.Image.NewFromMemory(numbers, width, height, 3, Enums.BandFormat.Ushort);
        using var sized = pixels.Cast(bits == 8 ? Enums.BandFormat.Uchar : Enums.BandFormat.Ushort);
        using var named = sized.Copy(interpretation: bits == 8 ? Enums.Interpretation.Srgb : Enums.Interpretation.Rgb16);
        return named.CopyMemory();
    }

    private static byte[] Numbers(params double[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), (int)Math.Round(values[i] * 100_000));
        return bytes;
    }
}
