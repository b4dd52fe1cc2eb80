using System.Diagnostics;
using Picasso.Kernel;
using Picasso.Testing.Pictures;

namespace Picasso.Domain.Tests.Imaging;

/// <summary>Any bytes have a header or an error, soon.</summary>
public class HeaderFuzzTests
{
    private const int Rounds = 700;

    [Theory]
    [InlineData(20_261_129)]
    public void Mutated_files_have_a_header_or_a_refusal_within_a_second(int seed)
    {
        var random = new Random(seed);
        byte[][] files =
        [
            CostlyFiles.Jpeg(600, 400, 5), CostlyFiles.Jpeg(600, 400, 1, progressive: false), CostlyFiles.Png(600, 400, 8, 2, interlaced: true, chunks: 3),
            CostlyFiles.Tiff(600, 400, directories: 3), CostlyFiles.Tiff(600, 400, tileHeight: 16), CostlyFiles.Gif(600, 400, 5), CostlyFiles.WebP(600, 400, 3),
            CostlyFiles.Avif((600, 400), (60, 40)),
        ];
        foreach (var file in files)
        {
            for (var round = 0; round < Rounds; round++)
                ReadWithinASecond(Mutate(file, random), $"seed {seed}, round {round}");
        }
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        var mutated = file.AsSpan(0, random.Next(4) == 0 ? random.Next(file.Length) : file.Length).ToArray();
        for (var change = random.Next(1, 6); change > 0 && mutated.Length > 4; change--)
        {
            var at = random.Next(4, mutated.Length);
            mutated[at] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };
        }

        return mutated;
    }

    private static void ReadWithinASecond(byte[] file, string which)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            CostTests.Read(file).Pixels.ShouldBeGreaterThan(0, which);
        }
        catch (DomainException refused)
        {
            refused.Error.Kind.ShouldBe(DomainErrorKind.Invalid, which);
        }

        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(1), which);
    }
}
