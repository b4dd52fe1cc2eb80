using NetVips;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>Makes what anybody may see: no metadata at all, nothing enlarged, marked where it would be of use to a thief.</summary>
internal static class PreviewRenderer
{
    /// <summary>Widest preview.</summary>
    public const int MaxWidth = 1280;

    /// <summary>Height of a preview, at most, as a multiple of its nominal width: WebP ends at 16,383 pixels.</summary>
    public const int MaxAspect = 4;

    private const int Unmarked = 320;
    private const int MaxPlaceholder = 300;

    private static readonly int[] s_widths = [Unmarked, 640, MaxWidth];

    /// <summary>All renditions.</summary>
    /// <param name="picture">Upright, sRGB, opaque, at most <see cref="MaxWidth"/> wide.</param>
    /// <param name="originalWidth">Width of the original, upright.</param>
    public static IReadOnlyList<RenderedPreview> Render(Image picture, int originalWidth)
    {
        var previews = new List<RenderedPreview>();
        foreach (var width in s_widths)
        {
            using var sized = Shrink(picture, width);
            if (previews.Count > 0 && previews[^1].Width == sized.Width)
                break;
            // Even the smallest is marked when it shows more than half of what there is to buy.
            using var shown = width > Unmarked || sized.Width * 2 > originalWidth ? Watermark.Apply(sized) : sized.Copy();
            using var pixels = shown.CopyMemory();
            previews.Add(new(pixels.Width, pixels.Height, "image/webp", WebP(pixels, quality: 80, effort: 1)));
            previews.Add(new(pixels.Width, pixels.Height, "image/jpeg", Jpeg(pixels)));
        }

        return previews;
    }

    /// <summary>A blurred impression in at most 300 bytes of WebP.</summary>
    public static byte[] Placeholder(Image picture)
    {
        for (var side = 24; side > 1; side -= 4)
        {
            using var tiny = picture.ThumbnailImage(side, height: side, size: Enums.Size.Down);
            var bytes = WebP(tiny, quality: 25, effort: 6);
            if (bytes.Length <= MaxPlaceholder)
                return bytes;
        }

        throw new InvalidOperationException("No placeholder is small enough.");
    }

    private static Image Shrink(Image picture, int width) => picture.ThumbnailImage(
        width, height: width * MaxAspect, size: Enums.Size.Down, noRotate: true);

    private static byte[] WebP(Image image, int quality, int effort) =>
        image.WebpsaveBuffer(q: quality, effort: effort, keep: Enums.ForeignKeep.None);

    private static byte[] Jpeg(Image image) =>
        image.JpegsaveBuffer(q: 82, optimizeCoding: true, keep: Enums.ForeignKeep.None);
}
