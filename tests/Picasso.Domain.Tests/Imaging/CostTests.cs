using System.Diagnostics;
using Picasso.Imaging;
using Picasso.Imaging.Costing;
using Picasso.Kernel;
using Picasso.Testing.Pictures;

namespace Picasso.Domain.Tests.Imaging;

/// <summary>What decoding takes is known from the header, within milliseconds.</summary>
public class CostTests
{
    private static readonly ImagingOptions s_options = new();

    private static readonly PictureLimits s_limits = new(250_000_000, 200, s_options.MaxProcessorTime, s_options.MaxMemory);

    public static TheoryData<string, string> Costly => new()
    {
        { "progressive JPEG of 694 scans", "baseline JPEG" },
        { "progressive JPEG of 90 scans, 24 megapixels", "baseline JPEG" },
        { "sequential JPEG of 2,647 scans", "baseline JPEG" },
        { "progressive JPEG, 200 megapixels, full colour", "baseline JPEG" },
        { "arithmetic-coded JPEG, 60 megapixels", "baseline JPEG" },
        { "JPEG of a million segments", "baseline JPEG" },
        { "interlaced PNG, 100 megapixels, 16 bits RGBA", "without interlacing" },
        { "PNG, 100 megapixels, 16 bits RGBA", "8 bits per channel" },
        { "PNG of a million chunks", "without interlacing" },
        { "TIFF of 100,000 directories", "one page" },
        { "TIFF whose directories form a circle", "one page" },
        { "planar TIFF, 64 bits", "interleaved" },
        { "TIFF of one strip, 64 bits", "one page" },
        { "TIFF of tiles as high as the picture", "one page" },
        { "GIF of 100,000 frames", "one frame" },
        { "WebP of 100,000 frames", "smaller" },
        { "WebP animation, 100 megapixels", "smaller" },
        { "AVIF, 99 megapixels", "smaller" },
        { "AVIF whose second item is the large one", "smaller" },
    };

    public static TheoryData<string> Usual =>
    [
        "baseline JPEG, 101.8 megapixels", "baseline JPEG, 150 megapixels", "progressive JPEG of 10 scans, 24 megapixels", "PNG, 24 megapixels",
        "PNG, 24 megapixels, 16 bits", "TIFF, 24 megapixels, 16 bits", "GIF of 300 frames", "WebP, 12 megapixels", "AVIF, 24 megapixels",
    ];

    [Theory]
    [MemberData(nameof(Costly))]
    public void An_expensive_file_is_refused_by_its_header(string kind, string advice)
    {
        var file = File(kind);
        var begun = Stopwatch.GetTimestamp();
        var refused = Should.Throw<DomainException>(() => Read(file).RequireWithin(s_limits));
        refused.Error.Reason.ShouldBe("picture_too_costly");
        refused.Error.Message.ShouldContain(advice);
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [MemberData(nameof(Usual))]
    public void A_usual_file_is_within_the_limits(string kind) => Should.NotThrow(() => Read(File(kind)).RequireWithin(s_limits));

    [Fact]
    public void An_estimate_grows_with_scans_and_pixels()
    {
        TimeSpan Of(int side, int scans) => Read(CostlyFiles.Jpeg(side, side, scans)).Cost.Processor;
        Of(2000, 20).ShouldBeGreaterThan(Of(2000, 10));
        Of(4000, 10).ShouldBeGreaterThan(Of(2000, 10));
    }

    [Fact]
    public void An_interlaced_picture_is_held_and_one_in_rows_is_not()
    {
        Read(CostlyFiles.Png(5000, 4000, 8, 2, interlaced: true)).Cost.Memory.ShouldBeGreaterThan(60_000_000);
        Read(CostlyFiles.Png(5000, 4000, 8, 2, interlaced: false)).Cost.Memory.ShouldBeLessThan(5_000_000);
    }

    internal static PictureHeader Read(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return PictureHeaders.Read(stream, s_options.Counts);
    }

    private static byte[] File(string kind) => kind switch
    {
        "progressive JPEG of 694 scans" => CostlyFiles.Jpeg(2000, 1500, 694),
        "progressive JPEG of 90 scans, 24 megapixels" => CostlyFiles.Jpeg(6000, 4000, 90, subsampled: false),
        "sequential JPEG of 2,647 scans" => CostlyFiles.Jpeg(1000, 800, 2647, progressive: false).Replace3With2(),
        "progressive JPEG, 200 megapixels, full colour" => CostlyFiles.Jpeg(16000, 12500, 10, subsampled: false),
        "arithmetic-coded JPEG, 60 megapixels" => CostlyFiles.Jpeg(10000, 6000, 10, arithmetic: true),
        "JPEG of a million segments" => CostlyFiles.JpegWithSegments(1_000_000),
        "interlaced PNG, 100 megapixels, 16 bits RGBA" => CostlyFiles.Png(10_000, 10_000, 16, 6, interlaced: true),
        "PNG, 100 megapixels, 16 bits RGBA" => CostlyFiles.Png(10_000, 10_000, 16, 6, interlaced: false),
        "PNG of a million chunks" => CostlyFiles.Png(400, 300, 8, 2, interlaced: false, chunks: 1_000_000),
        "TIFF of 100,000 directories" => CostlyFiles.Tiff(400, 300, directories: 100_000),
        "TIFF whose directories form a circle" => CostlyFiles.Tiff(400, 300, directories: 3, inCircle: true),
        "planar TIFF, 64 bits" => CostlyFiles.Tiff(7000, 7000, bits: 64, planar: true),
        "TIFF of one strip, 64 bits" => CostlyFiles.Tiff(7000, 7000, bits: 64, rowsPerStrip: 7000),
        "TIFF of tiles as high as the picture" => CostlyFiles.Tiff(7000, 7000, bits: 64, tileHeight: 7008),
        "GIF of 100,000 frames" => CostlyFiles.Gif(400, 300, 100_000),
        "WebP of 100,000 frames" => CostlyFiles.WebP(400, 300, 100_000),
        "WebP animation, 100 megapixels" => CostlyFiles.WebP(10_000, 10_000, 2),
        "AVIF, 99 megapixels" => CostlyFiles.Avif((11_000, 9_000)),
        "AVIF whose second item is the large one" => CostlyFiles.Avif((400, 300), (11_000, 9_000)),
        "baseline JPEG, 101.8 megapixels" => CostlyFiles.Jpeg(11_656, 8_736, 1, progressive: false),
        "baseline JPEG, 150 megapixels" => CostlyFiles.Jpeg(14_204, 10_652, 1, progressive: false),
        "progressive JPEG of 10 scans, 24 megapixels" => CostlyFiles.Jpeg(6000, 4000, 10),
        "PNG, 24 megapixels" => CostlyFiles.Png(6000, 4000, 8, 6, interlaced: false),
        "PNG, 24 megapixels, 16 bits" => CostlyFiles.Png(6000, 4000, 16, 2, interlaced: false),
        "TIFF, 24 megapixels, 16 bits" => CostlyFiles.Tiff(6000, 4000, bits: 16),
        "GIF of 300 frames" => CostlyFiles.Gif(800, 600, 300),
        "WebP, 12 megapixels" => CostlyFiles.WebP(4000, 3000, 0),
        "AVIF, 24 megapixels" => CostlyFiles.Avif((6000, 4000)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

internal static class OneComponentScans
{
    /// <summary>Makes each scan of a sequential JPEG one of two components: only then are there several.</summary>
    public static byte[] Replace3With2(this byte[] jpeg)
    {
        for (var at = 0; at + 4 < jpeg.Length; at++)
        {
            if (jpeg[at] == 0xFF && jpeg[at + 1] == 0xDA)
                jpeg[at + 4] = 2;
        }

        return jpeg;
    }
}
