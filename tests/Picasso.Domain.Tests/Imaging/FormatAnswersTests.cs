using System.IO.Compression;
using System.Text;
using Picasso.Imaging;
using Picasso.Imaging.Sniffing;
using Picasso.Kernel;
using Picasso.Testing.Pictures;

namespace Picasso.Domain.Tests.Imaging;

/// <summary>What cannot be read is named, with what to export; what is a picture is never taken for something else.</summary>
public class FormatAnswersTests
{
    private const string Drawing = "<?xml version=\"1.0\"?>\n<!-- made by an editor -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"900\"/>";

    private static byte[] Ascii(string text) => [.. Encoding.ASCII.GetBytes(text), .. new byte[600]];

    private static byte[] Behind(int zeros, string text) => [.. new byte[zeros], .. Ascii(text)];

    private static byte[] Container(string brand) => [0, 0, 0, 20, .. Ascii("ftyp" + brand + "\0\0\0\0" + brand)];

    private static byte[] Zipped(string text)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return file.ToArray();
    }

    private static byte[] Raw(string make) => new TiffFile()
        .Directory((254, 1), (256, 160), (257, 120), (262, 2)).Text(271, make)
        .Below((254, 0), (256, 6000), (257, 4000), (262, 32803)).ToArray();

    public static TheoryData<string, byte[], string, string> Table() => new()
    {
        { "DNG", new TiffFile().Directory((256, 6000), (257, 4000), (262, 2), (50706, 1)).ToArray(), "camera raw file (DNG)", "JPEG" },
        { "DNG with a linear picture", new TiffFile().Directory((254, 1), (256, 160), (257, 120)).Below((256, 6000), (257, 4000), (262, 34892)).ToArray(), "camera raw file", "JPEG" },
        { "NEF", Raw("NIKON CORPORATION"), "camera raw file (Nikon NEF)", "JPEG" },
        { "ARW", Raw("SONY"), "camera raw file (Sony ARW)", "JPEG" },
        { "SRW", Raw("SAMSUNG"), "camera raw file (Samsung SRW)", "JPEG" },
        { "3FR", Raw("Hasselblad"), "camera raw file (Hasselblad 3FR)", "JPEG" },
        { "DCR", Raw("EASTMAN KODAK COMPANY"), "camera raw file (Kodak DCR)", "JPEG" },
        { "PEF", new TiffFile().Directory((256, 6000), (257, 4000), (259, 65535), (262, 32803)).Text(271, "PENTAX").ToArray(), "camera raw file (Pentax PEF)", "JPEG" },
        { "ARW that hides its sensor data", new TiffFile().Directory((254, 1), (256, 160), (257, 120)).Text(271, "SONY").Below((256, 6000), (257, 4000), (259, 32767)).ToArray(), "camera raw file (Sony ARW)", "JPEG" },
        { "raw in a later directory", new TiffFile().Directory((254, 1), (256, 160), (257, 120)).Text(271, "LEICA").Then((256, 6000), (257, 4000), (262, 32803)).ToArray(), "camera raw file (Leica)", "JPEG" },
        { "TIFF with a thumbnail first", new TiffFile().Directory((254, 1), (256, 160), (257, 120), (262, 2)).Then((256, 6000), (257, 4000), (262, 2)).ToArray(), "reduced copy", "TIFF with one page" },
        { "CR2", [.. "II*\0"u8, 16, 0, 0, 0, .. Ascii("CR\x2\0")], "camera raw file (Canon CR2)", "JPEG" },
        { "CR3", Container("crx "), "camera raw file (Canon CR3)", "JPEG" },
        { "CRW", [.. "II"u8, 26, 0, 0, 0, .. Ascii("HEAPCCDR")], "camera raw file (Canon CRW)", "JPEG" },
        { "ORF", Ascii("IIRO\b\0\0\0"), "camera raw file (Olympus ORF)", "JPEG" },
        { "ORF of another camera", Ascii("IIRS\b\0\0\0"), "camera raw file (Olympus ORF)", "JPEG" },
        { "ORF, big-endian", Ascii("MMOR\0\0\0\b"), "camera raw file (Olympus ORF)", "JPEG" },
        { "RW2", Ascii("IIU\0\b\0\0\0"), "camera raw file (Panasonic RW2)", "JPEG" },
        { "RAF", Ascii("FUJIFILMCCD-RAW 0201"), "camera raw file (Fujifilm RAF)", "JPEG" },
        { "MRW", Ascii("\0MRM"), "camera raw file (Minolta MRW)", "JPEG" },
        { "X3F", Ascii("FOVb"), "camera raw file (Sigma X3F)", "JPEG" },
        { "IIQ", [.. "II*\0"u8, 16, 0, 0, 0, .. Ascii("IIII")], "camera raw file (Phase One IIQ)", "JPEG" },
        { "J2K", [0xFF, 0x4F, 0xFF, 0x51, .. new byte[600]], "JPEG 2000", "export the picture as JPEG" },
        { "JP2", [0, 0, 0, 12, .. Ascii("jP  \r\n")], "JPEG 2000", "export the picture as JPEG" },
        { "JXL", [0xFF, 0x0A, .. new byte[600]], "JPEG XL", "export the picture as JPEG" },
        { "JXL in a container", [0, 0, 0, 12, .. Ascii("JXL \r\n")], "JPEG XL", "export the picture as JPEG" },
        { "EXR", [0x76, 0x2F, 0x31, 0x01, .. new byte[600]], "OpenEXR", "export the picture as JPEG" },
        { "HDR", Ascii("#?RADIANCE\n"), "Radiance HDR", "export the picture as JPEG" },
        { "BMP", Ascii("BM"), "BMP", "export the picture as JPEG" },
        { "DICOM", Behind(128, "DICM"), "DICOM", "export the picture as JPEG" },
        { "PSD", Ascii("8BPS"), "Photoshop", "export the finished picture" },
        { "XCF", Ascii("gimp xcf v011"), "GIMP", "export the finished picture" },
        { "EPS", Ascii("%!PS-Adobe-3.0 EPSF-3.0\n"), "EPS", "as PNG" },
        { "EPS with a preview", [0xC5, 0xD0, 0xD3, 0xC6, .. new byte[600]], "EPS", "as PNG" },
        { "PDF", Ascii("%PDF-1.7"), "PDF", "as PNG" },
        { "AI", Ascii("%PDF-1.6\n%âãÏÓ\n1 0 obj <</Creator(Adobe Illustrator 28.0)>>"), "Illustrator", "as PNG" },
        { "AI before 9", Ascii("%!PS-Adobe-3.0\n%%Creator: Adobe Illustrator(R) 8.0\n"), "Illustrator", "as PNG" },
        { "SVG", Encoding.UTF8.GetBytes(Drawing), "SVG", "as PNG" },
        { "SVG behind a long comment", Encoding.UTF8.GetBytes(Drawing.Replace("made", new string('x', 2000), StringComparison.Ordinal)), "SVG", "as PNG" },
        { "SVG in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Drawing)], "SVG", "as PNG" },
        { "SVG in big-endian UTF-16", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Drawing)], "SVG", "as PNG" },
        { "SVG in UTF-16 without a mark", Encoding.Unicode.GetBytes(Drawing), "SVG", "as PNG" },
        { "SVGZ", Zipped(Drawing + new string(' ', 300) + Convert.ToBase64String(RandomBytes(9000))), "SVGZ", "as PNG" },
        { "gzip", Zipped("a text"), "gzip", "unpack" },
        { "ZIP", Ascii("PK\x3\x4"), "ZIP", "unpack" },
        { "HEIC", Container("heic"), "HEIC", "JPEG" },
        { "MP4", Container("isom"), "video", "single frame" },
        { "MOV", Container("qt  "), "video", "single frame" },
        { "MKV", [0x1A, 0x45, 0xDF, 0xA3, .. new byte[600]], "video", "single frame" },
        { "AVI", Ascii("RIFF\0\0\0\0AVI LIST"), "video", "single frame" },
        { "WMV", [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, .. new byte[600]], "video", "single frame" },
        { "MPEG", [0, 0, 1, 0xBA, .. new byte[600]], "video", "single frame" },
        { "MP3", Ascii("ID3\x4"), "sound", "JPEG" },
        { "WAV", Ascii("RIFF\0\0\0\0WAVEfmt "), "sound", "JPEG" },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void A_file_that_cannot_be_read_is_named_with_what_to_export(string which, byte[] file, string name, string advice)
    {
        var error = Should.Throw<DomainException>(() => CostTests.Read(file), which).Error;
        error.Reason.ShouldBe("format_unsupported", which);
        error.Message.ShouldContain(name, Case.Sensitive, which);
        error.Message.ShouldContain(advice, Case.Sensitive, which);
    }

    public static TheoryData<string, byte[]> Sound() => new()
    {
        { "one page", new TiffFile().Directory((256, 600), (257, 400), (262, 2)).ToArray() },
        { "pyramid below the picture", new TiffFile().Directory((254, 0), (256, 600), (257, 400), (262, 2)).Below((254, 1), (256, 300), (257, 200), (262, 2)).ToArray() },
        { "pyramid behind the picture", new TiffFile().Directory((256, 600), (257, 400), (262, 2)).Then((254, 1), (256, 300), (257, 200), (262, 2)).ToArray() },
        { "layers saved by Photoshop", new TiffFile().Directory((256, 600), (257, 400), (262, 2), (37724, 0)).ToArray() },
        { "exported by a camera maker's software", new TiffFile().Directory((256, 600), (257, 400), (262, 2)).Text(271, "NIKON CORPORATION").Below((254, 1), (256, 160), (257, 120), (262, 2)).ToArray() },
        { "pages of growing size", new TiffFile().Directory((256, 600), (257, 400), (262, 2)).Then((256, 900), (257, 700), (262, 2)).ToArray() },
        { "a directory below that is not there", new TiffFile().Directory((256, 600), (257, 400), (262, 2), (330, 40_000_000)).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Sound), DisableDiscoveryEnumeration = true)]
    public void A_TIFF_whose_first_directory_is_the_picture_stays_a_picture(string which, byte[] file)
    {
        var header = CostTests.Read(file);
        (header.Format, header.Width, header.Height).ShouldBe((PictureFormat.Tiff, 600, 400), which);
    }

    [Fact]
    public void A_page_that_shows_a_drawing_is_no_drawing() => Should.Throw<DomainException>(
        () => FormatSniffer.Sniff("<!doctype html><html><body><svg width=\"9\"/></body></html>"u8)).Error.Reason.ShouldBe("not_a_picture");

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
