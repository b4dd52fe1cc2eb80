using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Makes what anybody may see: no metadata at all, nothing enlarged, marked where it would be of use to a thief.</summary>
internal static class PreviewRenderer
{
    /// <summary>All renditions.</summary>
    /// <param name="picture">Upright, sRGB, opaque, in the box of the largest preview.</param>
    /// <param name="originalWidth">Width of the original, upright.</param>
    /// <param name="originalHeight">Height of the original, upright.</param>
    public static IReadOnlyList<Rendition> Render(Image picture, int originalWidth, int originalHeight)
    {
        var previews = new List<Rendition>();
        foreach (var width in Renditions.Widths)
        {
            var box = Renditions.BoxFor(width, originalWidth, originalHeight);
            using var sized = picture.ThumbnailImage(box.Width, height: box.Height, size: Enums.Size.Down, noRotate: true);
            if (previews.Count > 0 && previews[^1].Width == sized.Width)
                break;
            // Even the smallest is marked when it shows more than half of what there is to buy.
            using var shown = width > Renditions.Unmarked || sized.Width * 2 > originalWidth ? Watermark.Apply(sized) : sized.Copy();
            using var pixels = shown.CopyMemory();
            previews.Add(new(pixels.Width, pixels.Height, PictureFormat.WebP, WebP(pixels, quality: 80, effort: 1)));
            previews.Add(new(pixels.Width, pixels.Height, PictureFormat.Jpeg, Jpeg(pixels)));
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
            if (bytes.Length <= Renditions.MaxPlaceholder)
                return bytes;
        }

        throw new InvalidOperationException("No placeholder is small enough.");
    }

    private static byte[] WebP(Image image, int quality, int effort) =>
        image.WebpsaveBuffer(q: quality, effort: effort, keep: Enums.ForeignKeep.None);

    private static byte[] Jpeg(Image image) =>
        image.JpegsaveBuffer(q: 82, optimizeCoding: true, keep: Enums.ForeignKeep.None);
}
