using Picasso.Testing;
using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>A preview shows something wherever the file has something to show.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class BlankPreviewTests
{
    private const int Width = 700, Height = 500;

    public static TheoryData<string, PictureFormat> Transparent => new()
    {
        { "white", PictureFormat.Png }, { "white", PictureFormat.WebP }, { "white", PictureFormat.Avif }, { "white", PictureFormat.Gif },
        { "white", PictureFormat.Tiff }, { "black", PictureFormat.Png }, { "colours", PictureFormat.Png }, { "grey and white", PictureFormat.Png },
    };

    public static TheoryData<PictureFormat, int, string> Animations => new()
    {
        { PictureFormat.Gif, 0, "white" }, { PictureFormat.Gif, 1, "white" }, { PictureFormat.Gif, 5, "white" },
        { PictureFormat.WebP, 0, "white" }, { PictureFormat.WebP, 1, "white" }, { PictureFormat.WebP, 5, "black" },
        { PictureFormat.WebP, 1, "transparent" }, { PictureFormat.Gif, 1, "transparent" },
    };

    [Theory]
    [MemberData(nameof(Transparent))]
    public void Art_on_transparency_can_be_seen(string art, PictureFormat format)
    {
        using var picture = Art(art);
        Deviation(Save(picture, format), format).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Art_on_transparency_that_shows_on_white_stays_on_white()
    {
        using var picture = Art("colours");
        using var preview = Preview(Save(picture, PictureFormat.Png), PictureFormat.Png);
        preview.Getpoint(2, 2).ShouldAllBe(channel => channel > 250);
    }

    [Theory]
    [MemberData(nameof(Animations))]
    public void An_animation_is_shown_by_its_first_frame_that_is_not_empty(PictureFormat format, int empty, string colour)
    {
        var file = Animation(format, empty, colour);
        using var preview = Preview(file, format);
        preview.Deviate().ShouldBeGreaterThan(20);
        // Later frames are blue.
        using var blue = preview.ExtractBand(2);
        using var red = preview.ExtractBand(0);
        blue.Avg().ShouldBeLessThan(red.Avg());
    }

    [Fact]
    public void An_animation_of_empty_frames_alone_is_shown_as_it_is()
    {
        var file = Animation(PictureFormat.WebP, empty: 3, "white", withContent: false);
        Deviation(file, PictureFormat.WebP).ShouldBeLessThan(2);
    }

    private static double Deviation(byte[] file, PictureFormat format)
    {
        using var preview = Preview(file, format);
        return preview.Deviate();
    }

    private static Image Preview(byte[] file, PictureFormat format)
    {
        var rendered = Renderer.Render(new WorkerRequest(ImagingPurpose.Picture, format, 0, 0, file.Length), file);
        return Image.NewFromBuffer(rendered.Renditions[1].Bytes);
    }

    /// <summary>A disc, opaque in the middle and transparent around it.</summary>
    private static Image Art(string colour)
    {
        using var place = Image.Xyz(Width, Height);
        using var x = place.ExtractBand(0) - (Width / 2.0);
        using var y = place.ExtractBand(1) - (Height / 2.0);
        using var alpha = (((x * x) + (y * y)) < (200.0 * 200)).Copy();
        using var stripes = ((place.ExtractBand(0) % 40.0) < 10.0).Copy();
        using var paint = colour switch
        {
            "white" => Plain(255, 255, 255),
            "black" => Plain(0, 0, 0),
            "colours" => Plain(220, 40, 90),
            _ => stripes.Ifthenelse(Plain(150, 150, 150), Plain(255, 255, 255)),
        };
        return paint.Bandjoin(alpha).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    private static Image Plain(params double[] colour) =>
        (Image.Black(Width, Height, bands: colour.Length) + colour).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);

    private static byte[] Animation(PictureFormat format, int empty, string colour, bool withContent = true)
    {
        var frames = Enumerable.Range(0, empty).Select(_ => colour switch
        {
            "white" => Plain(255, 255, 255, 255),
            "black" => Plain(0, 0, 0, 255),
            _ => Plain(0, 0, 0, 0),
        }).ToList();
        if (withContent)
            frames.AddRange([Stripes([230, 60, 20, 255]), Stripes([20, 30, 220, 255])]);
        using var all = Image.Arrayjoin([.. frames], across: 1);
        using var animation = all.Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", Height);
            image.Set(GValue.GIntType, "n-pages", frames.Count);
            image.Set(GValue.ArrayIntType, "delay", frames.Select((_, index) => 40 + index).ToArray());
        });
        return Save(animation, format);
    }

    private static Image Stripes(double[] colour)
    {
        using var stripes = ((Image.Xyz(Width, Height).ExtractBand(0) % 40.0) < 20.0).Copy();
        return stripes.Ifthenelse(Plain(colour), Plain(240, 240, 200, 255)).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static byte[] Save(Image image, PictureFormat format) => format switch
    {
        PictureFormat.Png => image.PngsaveBuffer(),
        PictureFormat.WebP => image.WebpsaveBuffer(q: 90),
        PictureFormat.Gif => image.GifsaveBuffer(keepDuplicateFrames: true),
        PictureFormat.Tiff => image.TiffsaveBuffer(),
        _ => image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
    };
}
