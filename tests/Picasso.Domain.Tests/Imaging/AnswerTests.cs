using Picasso.Imaging;
using Picasso.Imaging.Costing;
using Picasso.Imaging.Protocol;
using Picasso.Testing.Pictures;

namespace Picasso.Domain.Tests.Imaging;

/// <summary>Nothing that a worker writes is believed.</summary>
public class AnswerTests
{
    private static readonly PictureHeader s_header = new(PictureFormat.Jpeg, 800, 600, default, "");
    private static readonly byte[] s_webp = WebP(320, 240);
    private static readonly byte[] s_jpeg = CostlyFiles.Jpeg(320, 240, 1, progressive: false);
    private static readonly ImagedFile s_good = new(
        PictureFormat.Jpeg, 800, 600, new byte[4096],
        [new Rendition(320, 240, PictureFormat.WebP, s_webp), new Rendition(320, 240, PictureFormat.Jpeg, s_jpeg)], WebP(24, 18))
    {
        Colours = new byte[Renditions.ColourBytes],
        Camera = new Dictionary<string, string> { ["Model"] = "Z 6 (naïve)", ["ExposureTime"] = "10/2500" },
    };

    public static TheoryData<string> Lies =>
    [
        "larger than the header", "no grey copy", "no colour copy", "no renditions", "a rendition without its pair", "a rendition of another size", "JPEG said to be WebP",
        "wider than the original", "JPEG with metadata", "WebP with metadata", "a placeholder that is a page", "a turned size that is not turned",
    ];

    [Fact]
    public void What_its_request_leads_to_is_accepted() => s_good.Check(s_header, ImagingPurpose.Picture).ShouldBe(s_good);

    [Theory]
    [MemberData(nameof(Lies))]
    public void What_its_request_cannot_lead_to_is_refused(string lie) =>
        Should.Throw<InvalidDataException>(() => Lie(lie).Check(s_header, ImagingPurpose.Picture));

    [Fact]
    public void Avif_and_larger_sizes_are_accepted_only_where_nobody_waits_for_them()
    {
        var avif = new Rendition(480, 360, PictureFormat.Avif, Avif(480, 360, "av01"));
        var further = new ImagedFile(PictureFormat.Jpeg, 800, 600, [], [avif, new Rendition(800, 600, PictureFormat.WebP, WebP(800, 600))], []);
        further.Check(s_header, ImagingPurpose.Further).ShouldBe(further);
        (further with { Renditions = [] }).Check(s_header, ImagingPurpose.Further).Renditions.ShouldBeEmpty();
        Should.Throw<InvalidDataException>(() => (s_good with { Renditions = [avif, s_good.Renditions[1]] }).Check(s_header, ImagingPurpose.Picture));
        ImagedFile[] lies =
        [
            further with { Renditions = [avif, avif] },
            further with { Renditions = [.. further.Renditions.Reverse()] },
            further with { Renditions = [new Rendition(801, 600, PictureFormat.WebP, WebP(801, 600))] },
            further with { Renditions = [avif with { Width = 481 }] },
            further with { Renditions = [avif with { Bytes = Avif(480, 360, "av01", "Exif") }] },
            further with { Renditions = [avif with { Bytes = Avif(480, 360, "mime") }] },
            further with { Renditions = [avif with { Bytes = [.. avif.Bytes, .. Box("uuid", new byte[16])] }] },
        ];
        foreach (var lie in lies)
            Should.Throw<InvalidDataException>(() => lie.Check(s_header, ImagingPurpose.Further));
    }

    [Theory]
    [InlineData(7)]
    public async Task Any_bytes_are_an_answer_or_an_error_without_much_memory(int seed)
    {
        var random = new Random(seed);
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written, System.Text.Encoding.UTF8, leaveOpen: true))
            WorkerMessages.WriteDone(writer, s_good);
        var request = new WorkerRequest(ImagingPurpose.Picture, PictureFormat.Jpeg, 0, 0, 0);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = written.ToArray();
            // The layout comes first and last; what lies between are pixels.
            bytes[random.Next(2) == 0 ? random.Next(40) : random.Next(4096 + Renditions.ColourBytes, bytes.Length)] = (byte)random.Next(256);
            using var stream = new MemoryStream(bytes, 0, random.Next(bytes.Length / 2, bytes.Length));
            var thrown = await Record.ExceptionAsync(() => new AnswerReader(stream, CancellationToken.None).ReadAsync(request));
            (thrown is null or EndOfStreamException or InvalidDataException).ShouldBeTrue($"round {round}: {thrown}");
        }
    }

    [Fact]
    public async Task An_answer_reads_back()
    {
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written, System.Text.Encoding.UTF8, leaveOpen: true))
            WorkerMessages.WriteDone(writer, s_good);
        written.Position = 0;
        var request = new WorkerRequest(ImagingPurpose.Picture, PictureFormat.Jpeg, 1, 2, 3);
        WorkerMessages.ReadRequest(WorkerMessages.Request(request)).ShouldBe(request);
        var (status, picture, _) = await new AnswerReader(written, CancellationToken.None).ReadAsync(request);
        status.ShouldBe(AnswerStatus.Done);
        picture!.Renditions.Select(one => (one.Width, one.Height, one.MediaType)).ShouldBe([(320, 240, "image/webp"), (320, 240, "image/jpeg")]);
        picture.Renditions[0].Bytes.ShouldBe(s_webp);
        picture.Colours.ShouldBe(s_good.Colours);
        picture.Camera.ShouldBe(s_good.Camera);
    }

    [Fact]
    public async Task Camera_tags_are_read_without_pixels_and_refused_when_they_are_too_long_or_for_a_profile_picture()
    {
        var tags = new ImagedFile(PictureFormat.Jpeg, 800, 600, [], [], []) { Camera = s_good.Camera };
        (await ReadAsync(tags, ImagingPurpose.Camera))!.Check(s_header, ImagingPurpose.Camera).Camera.ShouldBe(s_good.Camera);
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(tags, ImagingPurpose.Avatar));
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(s_good, ImagingPurpose.Camera));
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(
            tags with { Camera = new Dictionary<string, string> { ["Model"] = new('x', CameraTags.MaxBytes + 1) } }, ImagingPurpose.Camera));
        Should.Throw<InvalidDataException>(() => (tags with { Width = 801 }).Check(s_header, ImagingPurpose.Camera));
    }

    private static async Task<ImagedFile?> ReadAsync(ImagedFile answer, ImagingPurpose purpose)
    {
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written, System.Text.Encoding.UTF8, leaveOpen: true))
            WorkerMessages.WriteDone(writer, answer);
        written.Position = 0;
        return (await new AnswerReader(written, CancellationToken.None).ReadAsync(new WorkerRequest(purpose, PictureFormat.Jpeg, 0, 0, 0))).Picture;
    }

    [Fact]
    public async Task Details_of_a_failure_hold_no_line_breaks_and_no_escapes()
    {
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written, System.Text.Encoding.UTF8, leaveOpen: true))
            WorkerMessages.WriteFailed(writer, AnswerStatus.Damaged, "bad\r\n\u001b[31mfile");
        written.Position = 0;
        var (_, _, detail) = await new AnswerReader(written, CancellationToken.None).ReadAsync(
            new WorkerRequest(ImagingPurpose.Picture, PictureFormat.Jpeg, 0, 0, 0));
        detail.ShouldBe("bad   [31mfile");
    }

    private static ImagedFile Lie(string lie) => lie switch
    {
        "larger than the header" => s_good with { Width = 8000 },
        "a turned size that is not turned" => s_good with { Width = 300, Height = 300 },
        "no grey copy" => s_good with { Grey = [] },
        "no colour copy" => s_good with { Colours = [] },
        "no renditions" => s_good with { Renditions = [] },
        "a rendition without its pair" => s_good with { Renditions = [s_good.Renditions[0]] },
        "a rendition of another size" => With(s_good.Renditions[0] with { Width = 319 }),
        "JPEG said to be WebP" => With(s_good.Renditions[0] with { Bytes = s_jpeg }),
        "wider than the original" => s_good with { Width = 300, Height = 225 },
        "JPEG with metadata" => s_good with
        {
            Renditions = [s_good.Renditions[0], s_good.Renditions[1] with { Bytes = [0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 1, 2, .. s_jpeg[2..]] }],
        },
        "WebP with metadata" => With(s_good.Renditions[0] with { Bytes = CostlyFiles.WebP(320, 240, 0) }),
        "a placeholder that is a page" => s_good with { Placeholder = [.. "<script>alert(1)</script>"u8] },
        _ => throw new ArgumentOutOfRangeException(nameof(lie)),
    };

    private static ImagedFile With(Rendition webp) => s_good with { Renditions = [webp, s_good.Renditions[1]] };

    // The boxes of ISO/IEC 23008-12 that a check looks at, with items of these types.
    private static byte[] Avif(int width, int height, params string[] items) =>
    [
        .. Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "mif1"u8, .. "avif"u8]),
        .. Box("meta", [
            0, 0, 0, 0,
            .. Box("iinf", [0, 0, 0, 0, 0, (byte)items.Length, .. items.SelectMany(type => Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(type), 0]))]),
            .. Box("iprp", Box("ipco", Box("ispe", [0, 0, 0, 0, 0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height])))]),
        .. Box("mdat", new byte[8]),
    ];

    private static byte[] Box(string type, byte[] content) =>
        [0, 0, (byte)((content.Length + 8) >> 8), (byte)(content.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] WebP(int width, int height) =>
    [
        .. "RIFF"u8, 34, 0, 0, 0, .. "WEBPVP8 "u8, 22, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8),
        .. new byte[12],
    ];
}
