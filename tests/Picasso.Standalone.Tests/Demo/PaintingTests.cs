using Picasso.Testing;
using System.Numerics;
using Picasso.Demo;
using Picasso.Demo.Painting;

namespace Picasso.Standalone.Tests.Demo;

/// <summary>The painters, on small canvases.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class PaintingTests
{
    private const int Height = 160;
    private const int Different = 8; // Of 64 bits.

    private static readonly Lazy<IReadOnlyList<(Entry Entry, byte[] Pixels, int Width)>> s_small = new(() =>
        [.. Catalogue.All.AsParallel().AsOrdered().Select(entry => (entry, Paint(entry.Work), WidthOf(entry.Work)))]);

    public static TheoryData<string> Keys => [.. Catalogue.All.Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_picture_has_tones_and_detail(string key)
    {
        var (_, pixels, width) = s_small.Value.Single(small => small.Entry.Key == key);
        Flaw(Grey(pixels), width).ShouldBeNull();
    }

    [Fact]
    public void A_plain_colour_and_a_gradient_would_be_found_out()
    {
        Flaw(Grey(Studio.Paint(new Planted(slope: 0), 240, Height, 1)), 240).ShouldNotBeNull();
        Flaw(Grey(Studio.Paint(new Planted(slope: 0.8f), 240, Height, 1)), 240).ShouldNotBeNull();
    }

    [Fact]
    public void The_same_seed_paints_the_same_picture() =>
        Catalogue.All.DistinctBy(entry => entry.Work.Painter.GetType()).ShouldAllBe(entry =>
            Enumerable.SequenceEqual(Paint(entry.Work), s_small.Value.Single(small => small.Entry == entry).Pixels));

    [Fact]
    public void There_are_many_ways_of_painting() =>
        Catalogue.All.Select(entry => entry.Work.Painter.GetType()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(14);

    [Fact]
    public void No_two_pictures_look_alike()
    {
        var hashes = s_small.Value.Select(small => (small.Entry.Key, Hash: Outline(Grey(small.Pixels), small.Width))).ToList();
        var alike =
            from a in hashes
            from b in hashes
            where string.CompareOrdinal(a.Key, b.Key) < 0 && BitOperations.PopCount(a.Hash ^ b.Hash) < Different
            select $"{a.Key} and {b.Key}";
        alike.ShouldBeEmpty();
    }

    [Fact]
    public void Every_face_is_a_picture_of_its_own() =>
        People.All.Select(person => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Studio.Paint(person.Face, 64, 64, 1))))
            .Distinct().Count().ShouldBe(People.All.Count);

    [Fact]
    public void A_dozen_works_are_as_large_as_those_of_cameras()
    {
        var large = Catalogue.All.Where(entry => entry.Work.Frame.IsLarge).ToList();
        large.Count.ShouldBeGreaterThanOrEqualTo(12);
        large.ShouldAllBe(entry => entry.Work.Frame.Width * entry.Work.Frame.Height >= 12_000_000);
        // Their shape is that of the small ones.
        ((double)Frame.Wide.Large.Width / Frame.Wide.Large.Height).ShouldBe((double)Frame.Wide.Width / Frame.Wide.Height, 0.001);
    }

    [Fact]
    public void A_photograph_is_a_JPEG_of_its_frame()
    {
        var work = Catalogue.Find("adaeze-4").Work;
        using var picture = NetVips.Image.NewFromBuffer(work.Photograph());
        (picture.Width, picture.Height, picture.Bands).ShouldBe((work.Frame.Width, work.Frame.Height, 3));
    }

    [Fact]
    public void A_painting_is_not_kept_once_its_file_is_made()
    {
        Studio.Photograph(new Planted(slope: 0.8f), 240, Height, 1).ShouldNotBeEmpty();
        (NetVips.Cache.Max, NetVips.Cache.Size).ShouldBe((0, 0));
    }

    private static string? Flaw(float[] grey, int width) =>
        Entropy(grey) < 2.5 ? $"only {Entropy(grey):0.00} bits of brightness"
        : Spread(grey) < 0.2f ? $"only {Spread(grey):0.00} between the darkest and the brightest twentieth"
        : Edges(grey, width) < 0.005 ? $"edges at only {Edges(grey, width):0.0000} of its pixels"
        : null;

    private static byte[] Paint(Work work) => Studio.Paint(work.Painter, WidthOf(work), Height, work.Seed);

    private static int WidthOf(Work work) => work.Frame.Width * Height / work.Frame.Height;

    private static float[] Grey(byte[] pixels)
    {
        var grey = new float[pixels.Length / 3];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = (0.2126f * pixels[3 * i] + 0.7152f * pixels[3 * i + 1] + 0.0722f * pixels[3 * i + 2]) / 255f;
        return grey;
    }

    private static double Entropy(float[] grey) => grey.GroupBy(tone => (int)(tone * 63.9f))
        .Select(level => (double)level.Count() / grey.Length).Sum(share => -share * Math.Log2(share));

    /// <summary>Share of neighbours that differ by more than the film's grain does.</summary>
    private static double Edges(float[] grey, int width) =>
        Enumerable.Range(0, grey.Length - width - 1).Average(i =>
            Math.Max(Math.Abs(grey[i] - grey[i + 1]), Math.Abs(grey[i] - grey[i + width])) > 0.06f ? 1.0 : 0);

    private static float Spread(float[] grey)
    {
        var sorted = grey.Order().ToArray();
        return sorted[^(sorted.Length / 20)] - sorted[sorted.Length / 20];
    }

    /// <summary>What no painter may look like, with the same film.</summary>
    private sealed class Planted(float slope) : IPainter
    {
        public void Paint(Canvas canvas, Dice dice) => canvas.Paint((in Spot at, in Rgb _) => new Rgb(at.Y, at.Y, at.Y) * slope + (Rgb)0x204060);
    }

    /// <summary>Where brightness rises from left to right, on a raster of 9 by 8.</summary>
    private static ulong Outline(float[] grey, int width)
    {
        var hash = 0UL;
        for (var row = 0; row < 8; row++)
        {
            for (var column = 0; column < 8; column++)
                hash = hash << 1 | (Mean(grey, width, column, row) < Mean(grey, width, column + 1, row) ? 1UL : 0);
        }

        return hash;
    }

    private static double Mean(float[] grey, int width, int column, int row)
    {
        var (left, right, top, bottom) = (column * width / 9, (column + 1) * width / 9, row * Height / 8, (row + 1) * Height / 8);
        var sum = 0.0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
                sum += grey[y * width + x];
        }

        return sum / ((right - left) * (bottom - top));
    }
}
