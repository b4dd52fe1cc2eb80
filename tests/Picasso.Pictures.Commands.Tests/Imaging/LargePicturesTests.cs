using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Picasso.Contracts.Pictures;
using Picasso.Imaging.Workers;
using Picasso.Testing;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Pictures of the largest cameras are taken, by a worker within its memory; what is too large is refused before it was sent.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class LargePicturesTests
{
    private const long Megabyte = 1 << 20;

    [Theory]
    [InlineData("JPEG of 150 megapixels", 15_000, 10_000, false)]
    [InlineData("JPEG of 101.8 megapixels", 11_648, 8_736, false)]
    [InlineData("TIFF of 24 megapixels with 16 bits", 6_000, 4_000, true)]
    public async Task The_largest_cameras_pictures_are_taken_within_the_memory_of_a_worker(string kind, int width, int height, bool deep)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the peak from /proc.");
        // The worker stays after its picture, so that the kernel's account of it can be read.
        await using var pictures = await new PicturesHost().WithImaging("WorkerMemory", 4L << 30).StartAsync();
        var file = deep ? DeepTiff(width, height) : Jpeg(width, height);
        var uploaded = await pictures.Upload(NewPerson(), file);

        var state = (await pictures.History(uploaded.PictureId)).State;
        (state.Original!.Width, state.Original.Height).ShouldBe((width, height));
        state.Previews.Select(preview => preview.Width).Distinct().ShouldBe([320, 640, 1280]);
        var pool = pictures.Host.Services.GetRequiredService<WorkerPool>();
        var peak = PeakOf(pool.Idle.ShouldHaveSingleItem());
        Figure.Print($"{kind}, {file.Length / 1e6:0.0} MB: peak of the worker {peak / Megabyte} MiB");
        // What the service allows is the estimate by the header (here the file and a few rows) and 224 MiB.
        peak.ShouldBeLessThan(file.Length + (300 * Megabyte));
    }

    [Fact]
    public async Task What_its_first_bytes_say_is_refused_before_the_rest_is_sent()
    {
        await using var pictures = await new PicturesHost().With("MaxPixels", 2_000_000).StartAsync();
        (string Reason, byte[] File)[] cases =
        [
            ("picture_too_large", TestPictures.Jpeg(NewSeed(), 2000, 1500)),
            ("picture_too_small", TestPictures.Png(NewSeed(), 900, 100)),
            ("format_unsupported", [.. "%PDF-1.7"u8, .. new byte[100_000]]),
            ("not_a_picture", new byte[100_000]),
        ];
        foreach (var (reason, file) in cases)
        {
            var beginning = file.AsSpan(0, Math.Min(file.Length, 32_768)).ToArray();
            var header = new UploadHeader(Header()) { Size = 90_000_000, Beginning = ByteString.CopyFrom(beginning) };
            var person = pictures.As(NewPerson());
            (await ReasonOf(async () => await person.CheckUploadAsync(header))).ShouldBe(reason);
            // A client that does not ask first is answered after its first chunk, while it still sends.
            (await ReasonOf(() => SendFirstChunkAsync(person, beginning))).ShouldBe(reason);
        }

        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_header_that_goes_on_behind_the_first_bytes_is_not_held_against_a_file()
    {
        await using var pictures = await new PicturesHost().StartAsync();
        using var image = TestPictures.Make(NewSeed());
        foreach (var file in (byte[][])[image.TiffsaveBuffer(), image.PngsaveBuffer(), image.JpegsaveBuffer(), image.JpegsaveBuffer(interlace: true), image.GifsaveBuffer(), image.WebpsaveBuffer()])
        {
            foreach (var length in (int[])[16, 64, 512, 4096])
                await pictures.As(NewPerson()).CheckUploadAsync(new UploadHeader(Header()) { Size = file.Length, Beginning = ByteString.CopyFrom(file.AsSpan(0, length)) });
        }

        var tooLong = new UploadHeader(Header()) { Beginning = ByteString.CopyFrom(new byte[65_537]) };
        (await ReasonOf(async () => await pictures.As(NewPerson()).CheckUploadAsync(tooLong))).ShouldBe("invalid_request");
    }

    private static async Task SendFirstChunkAsync(PictureCommands.PictureCommandsClient person, byte[] beginning)
    {
        using var call = person.Upload();
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = new UploadHeader(Header()) { Size = 90_000_000 } });
            await call.RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom(beginning) });
        }
        catch (RpcException)
        {
            // Answered before it was written.
        }

        await call;
    }

    private static byte[] Jpeg(int width, int height)
    {
        using var small = TestPictures.Make(NewSeed(), width / 10, height / 10);
        using var noise = Image.Gaussnoise(width, height, sigma: 6, mean: 0);
        using var large = small.Resize((double)width / small.Width, vscale: (double)height / small.Height, kernel: Enums.Kernel.Linear);
        using var pixels = (large + noise).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return pixels.JpegsaveBuffer(q: 88);
    }

    private static byte[] DeepTiff(int width, int height)
    {
        using var small = TestPictures.Make(NewSeed(), width / 10, height / 10);
        using var large = small.Resize(10, kernel: Enums.Kernel.Linear);
        using var deep = large.Linear([257], [0]).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        return deep.TiffsaveBuffer();
    }

    private static long PeakOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }
}
