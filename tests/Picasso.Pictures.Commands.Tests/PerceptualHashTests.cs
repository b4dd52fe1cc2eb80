using NetVips;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Tests;

public class PerceptualHashTests
{
    private static PerceptualHash? HashOf(Image image)
    {
        using var small = image.ThumbnailImage(64, height: 64, size: Enums.Size.Force);
        using var grey = small.Colourspace(Enums.Interpretation.Bw).Cast(Enums.BandFormat.Uchar);
        return PerceptualHasher.Compute(grey.WriteToMemory<byte>());
    }

    [Fact]
    public void The_text_form_reads_back()
    {
        var hash = HashOf(TestPictures.Make(1))!;
        hash.ToString().Length.ShouldBe(64);
        PerceptualHash.Parse(hash.ToString())!.DistanceTo(hash).ShouldBe(0);
        PerceptualHash.Parse("").ShouldBeNull();
    }

    [Fact]
    public void Unrelated_pictures_are_far_apart()
    {
        var hashes = Enumerable.Range(1, 30).Select(seed => HashOf(TestPictures.Make(seed))!).ToList();
        foreach (var (one, other) in hashes.SelectMany((one, i) => hashes.Skip(i + 1).Select(other => (one, other))))
            one.DistanceTo(other).ShouldBeGreaterThan(2 * PerceptualHash.MaxDistance);
    }

    [Fact]
    public void A_mirrored_picture_has_the_mirrored_hash()
    {
        using var image = TestPictures.Make(2);
        using var mirrored = image.Flip(Enums.Direction.Horizontal);
        HashOf(mirrored)!.DistanceTo(HashOf(image)!.Mirrored()).ShouldBeLessThanOrEqualTo(4);
        HashOf(image)!.Mirrored().Mirrored().DistanceTo(HashOf(image)!).ShouldBe(0);
    }

    [Fact]
    public void Too_little_detail_has_no_hash()
    {
        using var sky = Image.NewFromBuffer(TestPictures.Sky(1));
        HashOf(sky).ShouldBeNull();
        using var flat = (Image.Black(300, 300, bands: 3) + 90).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        HashOf(flat).ShouldBeNull();
    }

    [Fact]
    public void Pieces_of_copies_meet()
    {
        using var image = TestPictures.Make(3);
        using var copy = Image.NewFromBuffer(image.Resize(0.4).JpegsaveBuffer(q: 30));
        HashOf(image)!.ToBands().Zip(HashOf(copy)!.ToBands()).ShouldContain(pair => pair.First == pair.Second);
    }
}
