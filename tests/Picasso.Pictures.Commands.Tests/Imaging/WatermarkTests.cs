using NetVips;
using Picasso.Imaging.Worker.Rendering;
using Picasso.Testing;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>The watermark does not depend on where a row of pixels is divided into blocks.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class WatermarkTests
{
    private const int Rows = 900;
    private const int Bands = 3;

    [Theory]
    [InlineData(90)]
    [InlineData(0)]
    [InlineData(255)]
    public void Pictures_of_any_width_have_the_same_pixels_where_they_overlap(byte ground)
    {
        var widest = Marked(1300, ground);
        widest.ShouldContain(channel => channel != ground, "nothing was marked");
        foreach (var width in Enumerable.Range(1280, 17))
        {
            var narrower = Marked(width, ground);
            for (var row = 0; row < Rows; row++)
                narrower.AsSpan(row * width * Bands, width * Bands).SequenceEqual(widest.AsSpan(row * 1300 * Bands, width * Bands)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_pixel_is_the_rounded_mean_of_itself_and_the_mark_by_its_opacity()
    {
        // A mark over black and over white gives its opacity and its light; every other ground follows from them.
        var (black, white) = (Marked(1280, 0), Marked(1280, 255));
        foreach (var ground in new byte[] { 1, 64, 127, 128, 200, 254 })
        {
            var worst = 0.0;
            foreach (var (marked, onBlack, onWhite) in Marked(1280, ground).Zip(black, white))
                worst = Math.Max(worst, Math.Abs(marked - onBlack - (ground * (onWhite - onBlack) / 255.0)));
            worst.ShouldBeLessThanOrEqualTo(1.01);
        }
    }

    [Theory]
    [InlineData(480, 320)]
    [InlineData(640, 480)]
    [InlineData(960, 640)]
    [InlineData(1280, 854)]
    [InlineData(2560, 1707)]
    [InlineData(1920, 160)]
    [InlineData(7680, 640)]
    [InlineData(307, 15360)]
    public void Every_part_of_half_by_a_third_of_the_nominal_width_has_a_visible_part_of_the_mark_on_any_ground(int width, int height)
    {
        var nominal = Math.Min(width, height * 4);
        var (across, down) = (Math.Min(width, nominal / 2), Math.Min(height, nominal / 3));
        foreach (var ground in new byte[] { 0, 128, 255 })
        {
            var marked = Marked(width, ground, height);
            for (var top = 0; top + down <= height; top += down)
            {
                for (var left = 0; left + across <= width; left += across)
                    Contrast(marked, width, (left, top, across, down), ground).ShouldBeGreaterThan(18, $"{width} × {height} on {ground}, at {left}, {top}");
            }
        }
    }

    private static int Contrast(byte[] marked, int width, (int Left, int Top, int Across, int Down) part, byte ground)
    {
        var most = 0;
        for (var row = part.Top; row < part.Top + part.Down; row++)
        {
            foreach (var channel in marked.AsSpan(((row * width) + part.Left) * Bands, part.Across * Bands))
                most = Math.Max(most, Math.Abs(channel - ground));
        }

        return most;
    }

    private static byte[] Marked(int width, byte ground, int rows = Rows)
    {
        using var plain = Image.Black(width, rows, bands: Bands).Linear([1], [ground]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var marked = Watermark.Apply(plain);
        return marked.WriteToMemory<byte>();
    }
}
