using Grpc.Core;
using NetVips;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>
/// Every format with every fault that copying and storing leave: it is refused as damaged, or taken with a warning; where a format has no
/// checksum and its decoder sees nothing wrong, it is taken as it is. The matrix is printed.
/// </summary>
[Trait(Pace.Trait, Pace.Slow)]
public class FormatFaultTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    private const string Refused = "picture_truncated", Warned = "picture_may_be_damaged", Taken = "";

    private static readonly string[] s_seen = [Refused, Warned];
    private static readonly string[] s_any = [Refused, Warned, Taken];

    private static readonly string[] s_formats =
        ["JPEG", "progressive JPEG", "PNG", "WebP", "lossless WebP", "GIF", "AVIF", "TIFF", "TIFF, LZW", "TIFF, deflate", "TIFF, JPEG"];

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in s_formats)
            {
                foreach (var fault in new[] { "none", "first half", "last 2 % missing", "block lost", "40 bits flipped" })
                    data.Add(format, fault);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_faulty_file_is_refused_or_taken_with_a_warning(string format, string fault)
    {
        var outcome = await OutcomeAsync(Spoil(Make(format, SeedOf(format, fault)), fault));
        Figure.Print($"{format}, {fault}: {(outcome.Length == 0 ? "taken" : outcome)}");
        Allowed(format, fault).ShouldContain(outcome, $"{format}, {fault}");
    }

    [Fact]
    public async Task A_warning_is_repeated_with_the_answer_and_kept_with_the_picture()
    {
        var (owner, header, file) = (NewPerson(), Header(), Spoil(Make("JPEG", NewSeed()), "block lost"));
        var first = await pictures.Upload(owner, file, header: header);
        first.Warning.ShouldBe(Warned);
        (await pictures.Upload(owner, file, header: header)).ShouldBe(first);
        (await pictures.History(first.PictureId)).State.Original!.Warning.ShouldBe(Warned);
    }

    [Fact]
    public async Task A_worker_that_read_a_damaged_file_does_not_warn_of_the_next()
    {
        var owner = NewPerson();
        (await pictures.Upload(owner, Spoil(Make("JPEG", NewSeed()), "block lost"))).Warning.ShouldBe(Warned);
        (await pictures.Upload(owner, Make("JPEG", NewSeed()))).Warning.ShouldBeEmpty();
    }

    /// <summary>The same in every run: where a fault strikes decides what a decoder notices.</summary>
    private static int SeedOf(string format, string fault) => Matrix.Select(row => row.Data).ToList().IndexOf((format, fault)) + 50_000;

    private static string[] Allowed(string format, string fault) => fault switch
    {
        "none" => [Taken],
        "first half" or "last 2 % missing" => [Refused],
        // JPEG's decoder fills with grey and says so; the others cannot go on. GIF has neither checksum nor lengths of rows.
        "block lost" => format switch { "JPEG" or "progressive JPEG" or "TIFF, JPEG" => [Warned, Refused], "GIF" or "WebP" => s_any, _ => s_seen },
        // No checksum: JPEG, WebP, GIF and the plain TIFF are noticed only where the decoder stumbles.
        _ => format is "PNG" or "AVIF" or "TIFF, deflate" ? [Refused] : s_any,
    };

    private async Task<string> OutcomeAsync(byte[] file)
    {
        try
        {
            UploadResponse taken = await pictures.Upload(NewPerson(), file);
            return taken.Warning;
        }
        catch (RpcException refused)
        {
            return refused.ToDomainError()!.Reason;
        }
    }

    private static byte[] Spoil(byte[] file, string fault)
    {
        var middle = file.Length / 2;
        switch (fault)
        {
            case "first half":
                return file[..middle];
            case "last 2 % missing":
                return file[..(file.Length * 98 / 100)];
            case "block lost":
                return [.. file[..middle], .. file[(middle + (file.Length / 8))..]];
            case "40 bits flipped":
                var random = new Random(17);
                for (var i = 0; i < 40; i++)
                    file[random.Next(Math.Min(1_000, middle), file.Length - 100)] ^= (byte)(1 << random.Next(8));
                return file;
            default:
                return file;
        }
    }

    /// <summary>With noise, so that files are long and every part of them is pixels.</summary>
    private static byte[] Make(string format, int seed)
    {
        using var picture = TestPictures.Make(seed, 700, 500);
        using var noise = Image.Gaussnoise(700, 500, sigma: 10, mean: 0, seed: seed);
        using var image = (picture + noise).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return format switch
        {
            "JPEG" => image.JpegsaveBuffer(q: 92),
            "progressive JPEG" => image.JpegsaveBuffer(q: 92, interlace: true),
            "PNG" => image.PngsaveBuffer(),
            "WebP" => image.WebpsaveBuffer(q: 90),
            "lossless WebP" => image.WebpsaveBuffer(lossless: true),
            "GIF" => image.GifsaveBuffer(),
            "AVIF" => image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, q: 90, effort: 0),
            "TIFF, LZW" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw),
            "TIFF, deflate" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate),
            "TIFF, JPEG" => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg),
            _ => image.TiffsaveBuffer(),
        };
    }
}
