using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;
using Picasso.Testing;
using static Picasso.Pictures.Commands.Tests.Imaging.ColourFiles;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>A picture looks as its file says, in whichever way it says so.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class ColourTests
{
    private const double MostMean = 2;

    // Up to what a display of some 4,000 cd/m² shows, far beyond the white of a page.
    private static readonly double[][] s_hdr = [.. Patches.Select(patch => patch.Select(value => value * 0.8).ToArray())];

    public static TheoryData<string, string, PictureFormat> Declared => new()
    {
        { "AVIF, 10 bits, nclx: PQ", "PQ BT.2020", PictureFormat.Avif },
        { "AVIF, 10 bits, nclx: HLG", "HLG BT.2020", PictureFormat.Avif },
        { "AVIF, nclx: Display P3", "Display P3", PictureFormat.Avif },
        { "AVIF, 10 bits, nclx: BT.2020", "BT.2020", PictureFormat.Avif },
        { "AVIF, nclx: sRGB", "sRGB", PictureFormat.Avif },
        { "PNG, 16 bits, cICP: PQ", "PQ BT.2020", PictureFormat.Png },
        { "PNG, 16 bits, cICP: PQ no brighter than white", "PQ BT.2020", PictureFormat.Png },
        { "PNG, 16 bits, cICP: HLG", "HLG BT.2020", PictureFormat.Png },
        { "PNG, cICP: BT.2020 with sRGB's curve", "BT.2020 with sRGB's curve", PictureFormat.Png },
        { "PNG, cICP: Display P3 over sRGB", "Display P3", PictureFormat.Png },
        { "PNG, gAMA: 1.0", "sRGB's primaries, 1.0", PictureFormat.Png },
        { "PNG, gAMA: 1.8", "sRGB's primaries, 1.8", PictureFormat.Png },
        { "PNG, gAMA and cHRM: ProPhoto", "ProPhoto", PictureFormat.Png },
        { "PNG, cHRM: Display P3", "Display P3", PictureFormat.Png },
        { "PNG, sRGB over gAMA", "sRGB", PictureFormat.Png },
        { "PNG, Exif: Adobe RGB", "Adobe RGB", PictureFormat.Png },
        { "WebP, Exif: Adobe RGB", "Adobe RGB", PictureFormat.WebP },
        { "JPEG, Exif: Adobe RGB by R03", "Adobe RGB", PictureFormat.Jpeg },
        { "JPEG, Exif: Adobe RGB by 2", "Adobe RGB", PictureFormat.Jpeg },
        { "JPEG, Exif: uncalibrated", "sRGB", PictureFormat.Jpeg },
        { "JPEG, profile: Display P3", "Display P3", PictureFormat.Jpeg },
        { "JPEG, profile: sRGB", "sRGB", PictureFormat.Jpeg },
        // Two declarations in one file: the one that the format puts first counts.
        { "PNG, cICP: sRGB over profile: Display P3", "sRGB", PictureFormat.Png },
        { "PNG, cICP: BT.2020 over profile: Display P3", "BT.2020 with sRGB's curve", PictureFormat.Png },
        { "PNG, profile: Display P3 over gAMA and cHRM: ProPhoto", "Display P3", PictureFormat.Png },
        { "PNG, profile: Display P3 over Exif: Adobe RGB", "Display P3", PictureFormat.Png },
        { "PNG, gAMA: 1.8 over Exif: Adobe RGB", "sRGB's primaries, 1.8", PictureFormat.Png },
        { "JPEG, profile: Display P3 over Exif: Adobe RGB", "Display P3", PictureFormat.Jpeg },
        { "JPEG, profile: sRGB over Exif: Adobe RGB", "sRGB", PictureFormat.Jpeg },
        { "WebP, profile: Display P3 over Exif: Adobe RGB", "Display P3", PictureFormat.WebP },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_preview_has_the_colours_that_the_file_declares(string kind, string space, PictureFormat format)
    {
        var (file, patches) = FileOf(kind);
        var differences = Measure(file, format, ColourReference.Srgb(space, patches));
        Figure.Print($"Colours, {kind}: ΔE2000 mean {differences.Average():0.00}, most {differences.Max():0.00}");
        differences.Average().ShouldBeLessThanOrEqualTo(MostMean);
    }

    // Sharma, Wu, Dalal: test data for the formula.
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, -1.0, 2.0, 50, 0, 0, 2.3669)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    public void The_measure_is_that_of_the_standard(double l1, double a1, double b1, double l2, double a2, double b2, double expected) =>
        ColourDifference.OfLab((l1, a1, b1), (l2, a2, b2)).ShouldBe(expected, 0.0001);

    private static (byte[] File, double[][] Patches) FileOf(string kind) => kind switch
    {
        "AVIF, 10 bits, nclx: PQ" => (Avif(10, 9, 16, s_hdr), s_hdr),
        "AVIF, 10 bits, nclx: HLG" => (Avif(10, 9, 18, Patches), Patches),
        "AVIF, nclx: Display P3" => (Avif(8, 12, 13, Patches), Patches),
        "AVIF, 10 bits, nclx: BT.2020" => (Avif(10, 9, 14, Patches), Patches),
        "AVIF, nclx: sRGB" => (Avif(8, 1, 13, Patches), Patches),
        "PNG, 16 bits, cICP: PQ" => (Png(isDeep: true, s_hdr, Cicp(9, 16)), s_hdr),
        "PNG, 16 bits, cICP: PQ no brighter than white" => (Png(isDeep: true, Dim(), Cicp(9, 16)), Dim()),
        "PNG, 16 bits, cICP: HLG" => (Png(isDeep: true, Patches, Cicp(9, 18)), Patches),
        "PNG, cICP: BT.2020 with sRGB's curve" => (Png(isDeep: false, Patches, Cicp(9, 13)), Patches),
        "PNG, cICP: Display P3 over sRGB" => (Png(isDeep: false, Patches, ("sRGB", [0]), Cicp(12, 13)), Patches),
        "PNG, gAMA: 1.0" => (Png(isDeep: true, Patches, Gama(1)), Patches),
        "PNG, gAMA: 1.8" => (Png(isDeep: false, Patches, Gama(1.8)), Patches),
        "PNG, gAMA and cHRM: ProPhoto" => (
            Png(isDeep: true, Patches, Gama(1.8), Chrm(0.3457, 0.3585, 0.734699, 0.265301, 0.159597, 0.840403, 0.036598, 0.000105)), Patches),
        "PNG, cHRM: Display P3" => (Png(isDeep: false, Patches, Chrm(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)), Patches),
        "PNG, sRGB over gAMA" => (Png(isDeep: false, Patches, ("sRGB", [0]), Gama(1)), Patches),
        "PNG, Exif: Adobe RGB" => (WithExif("PNG", 0xFFFF, "R03", Patches), Patches),
        "WebP, Exif: Adobe RGB" => (WithExif("WebP", 0xFFFF, "R03", Patches), Patches),
        "JPEG, Exif: Adobe RGB by R03" => (WithExif("JPEG", 0xFFFF, "R03", Patches), Patches),
        "JPEG, Exif: Adobe RGB by 2" => (WithExif("JPEG", 2, "R98", Patches), Patches),
        "JPEG, Exif: uncalibrated" => (WithExif("JPEG", 0xFFFF, "R98", Patches), Patches),
        "JPEG, profile: Display P3" => (WithProfile("p3", Patches), Patches),
        "JPEG, profile: sRGB" => (WithProfile("srgb", Patches), Patches),
        "PNG, cICP: sRGB over profile: Display P3" => (Png(isDeep: false, "p3", Patches, Cicp(1, 13)), Patches),
        "PNG, cICP: BT.2020 over profile: Display P3" => (Png(isDeep: false, "p3", Patches, Cicp(9, 13)), Patches),
        "PNG, profile: Display P3 over gAMA and cHRM: ProPhoto" => (
            Png(isDeep: false, "p3", Patches, Gama(1.8), Chrm(0.3457, 0.3585, 0.734699, 0.265301, 0.159597, 0.840403, 0.036598, 0.000105)), Patches),
        "PNG, profile: Display P3 over Exif: Adobe RGB" => (WithExif("PNG", 0xFFFF, "R03", Patches, "p3"), Patches),
        "PNG, gAMA: 1.8 over Exif: Adobe RGB" => (WithChunks(WithExif("PNG", 0xFFFF, "R03", Patches), Gama(1.8)), Patches),
        "JPEG, profile: Display P3 over Exif: Adobe RGB" => (WithExif("JPEG", 0xFFFF, "R03", Patches, "p3"), Patches),
        "JPEG, profile: sRGB over Exif: Adobe RGB" => (WithExif("JPEG", 0xFFFF, "R03", Patches, "srgb"), Patches),
        "WebP, profile: Display P3 over Exif: Adobe RGB" => (WithExif("WebP", 0xFFFF, "R03", Patches, "p3"), Patches),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // PQ's 0.58 is the reference white.
    private static double[][] Dim() => [.. Patches.Select(patch => patch.Select(value => value * 0.6).ToArray())];

    /// <summary>In the smallest JPEG, which has no mark: the middle of each patch.</summary>
    private static double[] Measure(byte[] file, PictureFormat format, double[][] expected)
    {
        var rendered = Renderer.Render(new WorkerRequest(ImagingPurpose.Picture, format, 0, 0, file.Length), file);
        var smallest = rendered.Renditions.First(rendition => rendition.Format == PictureFormat.Jpeg);
        using var preview = Image.NewFromBuffer(smallest.Bytes);
        preview.Width.ShouldBe(Columns * Patch / 2);
        return [.. expected.Select((colour, index) =>
        {
            const int Side = Patch / 2;
            using var middle = preview.Crop((index % Columns * Side) + 12, (index / Columns * Side) + 12, Side - 24, Side - 24);
            var shown = Enumerable.Range(0, 3).Select(band => middle.ExtractBand(band).Avg() / 255).ToArray();
            return ColourDifference.Of(colour, shown);
        })];
    }
}
