using Picasso.Testing;
using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Worker.Rendering;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>Every orientation of every format that has one is shown upright.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class OrientationTests
{
    private const int Width = 720, Height = 480;

    private static readonly Dictionary<char, double[]> s_colours = new()
    {
        ['R'] = [220, 30, 30], ['G'] = [30, 190, 40], ['B'] = [30, 50, 220], ['W'] = [240, 240, 240],
    };

    // Stored as R G over B W: top left, top right, bottom left, bottom right as shown (Exif 2.32, 4.6.4).
    private static readonly string[] s_shown = ["RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"];

    private static readonly PictureFormat[] s_formats = [PictureFormat.Jpeg, PictureFormat.Png, PictureFormat.WebP, PictureFormat.Tiff, PictureFormat.Avif];

    [Fact]
    public void Eight_orientations_of_five_formats_are_shown_upright()
    {
        var wrong = new List<string>();
        foreach (var format in s_formats)
        {
            for (var orientation = 1; orientation <= 8; orientation++)
            {
                var (shown, width, height) = Show(format, orientation);
                var isTurned = orientation >= 5;
                if (shown != s_shown[orientation - 1] || (width, height) != (isTurned ? (Height, Width) : (Width, Height)))
                    wrong.Add($"{format} {orientation}: {shown}, {width} × {height}");
            }
        }

        Figure.Print($"orientation: {(s_formats.Length * 8) - wrong.Count} of {s_formats.Length * 8} upright");
        wrong.ShouldBeEmpty();
    }

    private static (string Shown, int Width, int Height) Show(PictureFormat format, int orientation)
    {
        using var quarters = Image.Arrayjoin([.. "RGBW".Select(Quarter)], across: 2);
        using var tagged = quarters.Mutate(change => change.Set(GValue.GIntType, "orientation", orientation));
        var file = format switch
        {
            PictureFormat.Jpeg => tagged.JpegsaveBuffer(q: 92),
            PictureFormat.Png => tagged.PngsaveBuffer(),
            PictureFormat.WebP => tagged.WebpsaveBuffer(q: 92),
            PictureFormat.Tiff => tagged.TiffsaveBuffer(),
            _ => tagged.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, q: 90, effort: 0),
        };
        var rendered = Renderer.Render(new WorkerRequest(ImagingPurpose.Picture, format, 0, 0, file.Length), file);
        using var preview = Image.NewFromBuffer(rendered.Renditions[1].Bytes);
        double[] places = [0.25, 0.75];
        var shown = string.Concat(places.SelectMany(y => places.Select(x => Nearest(preview.Getpoint((int)(preview.Width * x), (int)(preview.Height * y))))));
        return (shown, rendered.Width, rendered.Height);
    }

    private static Image Quarter(char colour) => (Image.Black(Width / 2, Height / 2, bands: 3) + s_colours[colour])
        .Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);

    private static char Nearest(double[] pixel) =>
        s_colours.MinBy(colour => colour.Value.Zip(pixel).Sum(pair => Math.Abs(pair.First - pair.Second))).Key;
}
