using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Costing;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>A sound TIFF is read, or refused by the name of what is not supported; it is never called damaged, and never shown empty.</summary>
public class TiffVariantTests
{
    private const int Side = 256;

    public static TheoryData<string> Read =>
    [
        "uncompressed", "LZW", "deflate", "PackBits", "JPEG", "WebP", "CCITT 4", "tiles", "tiles and LZW", "planes", "16 bits", "16 bits, LZW", "float",
        "4 bits of grey", "2 bits of grey", "1 bit", "palette", "CMYK", "RGBA", "Lab, 16 bits", "BigTIFF",
    ];

    public static TheoryData<string, string> Refused => new()
    {
        { "ZSTD", "ZSTD" },
        { "LZMA", "LZMA" },
        { "old-style JPEG", "old-style JPEG" },
        { "JPEG 2000", "JPEG 2000" },
        { "LERC", "LERC" },
        { "JPEG XL", "JPEG XL" },
        { "compression 60000", "unknown compression" },
        { "tiles and planes", "tiles and separate channels" },
        { "Lab, 8 bits", "Lab colours of 8 bits" },
        { "12 bits", "12 bits" },
        { "10 bits", "10 bits" },
        { "4 bits, RGB", "4 bits" },
        { "ICC Lab", "this kind of colours" },
        { "LogLuv", "SGI Log" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void A_variant_that_is_read_shows_its_picture(string kind)
    {
        var file = FileOf(kind);
        Header(file).Format.ShouldBe(PictureFormat.Tiff);
        var rendered = Renderer.Render(new WorkerRequest(ImagingPurpose.Picture, PictureFormat.Tiff, 0, 0, file.Length), file);
        using var preview = Image.NewFromBuffer(rendered.Renditions[1].Bytes);
        using var picture = TestPictures.Make(5, Side, Side);
        preview.Deviate().ShouldBeGreaterThan(picture.Deviate() / 2);
        preview.Avg().ShouldBe(picture.Avg(), 30);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_variant_that_is_not_read_is_refused_by_its_name(string kind, string says)
    {
        var refused = Should.Throw<DomainException>(() => Header(FileOf(kind))).Error;
        refused.Reason.ShouldBe("format_unsupported");
        refused.Message.ShouldContain(says);
        refused.Message.ShouldContain("export");
        refused.Message.ShouldNotContain("damaged");
    }

    private static PictureHeader Header(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return PictureHeaders.Read(stream, new ImagingOptions().Counts);
    }

    private static byte[] FileOf(string kind)
    {
        using var image = TestPictures.Make(5, Side, Side);
        using var deep = (image * 257.0).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        using var grey = image.Colourspace(Enums.Interpretation.Bw);
        using var bits = (grey > 128.0).Copy(interpretation: Enums.Interpretation.Bw);
        return kind switch
        {
            "uncompressed" => Rgb(image).ToArray(),
            "LZW" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw),
            "deflate" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate),
            "PackBits" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Packbits),
            "JPEG" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg),
            "WebP" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Webp),
            "CCITT 4" => bits.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Ccittfax4, bitdepth: 1),
            "tiles" => image.TiffsaveBuffer(tile: true),
            "tiles and LZW" => image.TiffsaveBuffer(tile: true, compression: Enums.ForeignTiffCompression.Lzw),
            "planes" => Planes(image).ToArray(),
            "16 bits" => deep.TiffsaveBuffer(),
            "16 bits, LZW" => deep.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw),
            "float" => image.Colourspace(Enums.Interpretation.Scrgb).TiffsaveBuffer(),
            "4 bits of grey" => grey.TiffsaveBuffer(bitdepth: 4),
            "2 bits of grey" => grey.TiffsaveBuffer(bitdepth: 2),
            "1 bit" => bits.TiffsaveBuffer(bitdepth: 1),
            "palette" => Palette(grey).ToArray(),
            "CMYK" => image.Colourspace(Enums.Interpretation.Cmyk).TiffsaveBuffer(),
            "RGBA" => image.Bandjoin(255).TiffsaveBuffer(),
            "Lab, 16 bits" => image.Colourspace(Enums.Interpretation.Labs).TiffsaveBuffer(),
            "BigTIFF" => image.TiffsaveBuffer(bigtiff: true),
            "ZSTD" => Rgb(image).Short(259, 50_000).ToArray(),
            "LZMA" => Rgb(image).Short(259, 34_925).ToArray(),
            "old-style JPEG" => OldJpeg(image),
            "JPEG 2000" => Rgb(image).Short(259, 34_712).ToArray(),
            "LERC" => Rgb(image).Short(259, 34_887).ToArray(),
            "JPEG XL" => Rgb(image).Short(259, 50_002).ToArray(),
            "compression 60000" => Rgb(image).Short(259, 60_000).ToArray(),
            "tiles and planes" => Planes(image).Without(273).Without(278).Without(279).Long(322, Side).Long(323, Side)
                .Long(324, 8, 8 + (Side * Side), 8 + (Side * Side * 2)).Long(325, Side * Side, Side * Side, Side * Side).ToArray(),
            "Lab, 8 bits" => Rgb(image).Short(262, 8).ToArray(),
            "12 bits" => Packed(image, 12).ToArray(),
            "10 bits" => Packed(image, 10).ToArray(),
            "4 bits, RGB" => Packed(image, 4).ToArray(),
            "ICC Lab" => Rgb(image).Short(262, 9).ToArray(),
            "LogLuv" => Rgb(image).Short(262, 32_845).Short(259, 34_676).ToArray(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static TiffWriter Rgb(Image image) => new(Side, Side, image.WriteToMemory<byte>());

    private static TiffWriter Planes(Image image)
    {
        var channels = Enumerable.Range(0, 3).SelectMany(band => image.ExtractBand(band).WriteToMemory<byte>()).ToArray();
        const uint Channel = Side * Side;
        return new TiffWriter(Side, Side, channels).Short(284, 2).Long(273, 8, 8 + Channel, 8 + (2 * Channel)).Long(279, Channel, Channel, Channel);
    }

    private static TiffWriter Palette(Image grey)
    {
        var ramp = Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(0, 256).Select(level => (ushort)(level * 257))).ToArray();
        return new TiffWriter(Side, Side, grey.WriteToMemory<byte>()).Short(262, 3).Short(277, 1).Short(258, 8).Short(320, ramp);
    }

    /// <summary>Each channel in so many bits, one after the other.</summary>
    private static TiffWriter Packed(Image image, int bits)
    {
        var channels = image.WriteToMemory<byte>();
        var packed = new byte[((long)channels.Length * bits / 8) + 1];
        for (var at = 0L; at < (long)channels.Length * bits; at++)
        {
            var value = channels[at / bits] << 8 >> (16 - bits);
            if (((value >> (bits - 1 - (int)(at % bits))) & 1) != 0)
                packed[at / 8] |= (byte)(0x80 >> (int)(at % 8));
        }

        var depth = (ushort)bits;
        return new TiffWriter(Side, Side, packed).Short(258, depth, depth, depth);
    }

    /// <summary>A whole JPEG file that the directory points to (TIFF 6.0, section 22).</summary>
    private static byte[] OldJpeg(Image image)
    {
        var jpeg = image.JpegsaveBuffer(q: 90);
        return new TiffWriter(Side, Side, jpeg).Short(259, 6).Short(262, 6).Short(512, 1).Long(513, 8).Long(514, (uint)jpeg.Length).ToArray();
    }
}
