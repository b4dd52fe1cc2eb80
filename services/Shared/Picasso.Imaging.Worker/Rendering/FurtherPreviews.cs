using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// The previews that no upload waits for: the widths between and above those of <see cref="Previews"/>, and AVIF of all widths where it saves bytes.
/// One after the other on one thread, so that the rest of the machine stays free.
/// </summary>
internal static class FurtherPreviews
{
    // Fine detail of a small preview needs a higher one to look like the WebP beside it; docs/decisions/0065 has the measurements.
    private const int SmallQuality = 66;
    private const int LargeQuality = 60;
    private const int Large = 1280;
    private const int Effort = 0;

    /// <summary>Sizes of shapes that are limited by their height may differ by rounding.</summary>
    private const int Rounding = 1;

    /// <summary>The renditions, ascending; AVIF, WebP, JPEG at each width.</summary>
    /// <param name="picture">Upright, sRGB, opaque, in the box of the largest.</param>
    /// <param name="originalWidth">Width of the original, upright.</param>
    /// <param name="originalHeight">Height of the original, upright.</param>
    public static IReadOnlyList<Rendition> Encode(Image picture, int originalWidth, int originalHeight)
    {
        var known = Previews.Sizes(Renditions.Widths, picture, originalWidth, originalHeight);
        var sizes = Previews.Sizes(Renditions.AllWidths, picture, originalWidth, originalHeight);
        var encoded = new List<Rendition>();
        var larger = picture.Copy();
        try
        {
            for (var number = sizes.Count - 1; number >= 0; number--)
            {
                var (width, height) = sizes[number];
                var plain = Previews.Shrink(larger, width, height);
                larger.Dispose();
                larger = plain;
                using var pixels = Previews.IsMarked(number, width, originalWidth) ? Watermark.Apply(plain) : plain.Copy();
                encoded.InsertRange(0, Encode(pixels, known.Exists(size => Math.Abs(size.Width - width) <= Rounding)));
            }
        }
        finally
        {
            larger.Dispose();
        }

        return encoded;
    }

    private static IEnumerable<Rendition> Encode(Image pixels, bool isKnown)
    {
        var webp = Previews.Encode(pixels, PictureFormat.WebP);
        var avif = pixels.HeifsaveBuffer(
            q: pixels.Width < Large ? SmallQuality : LargeQuality, effort: Effort, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.None);
        if (avif.Length < webp.Bytes.Length)
            yield return new Rendition(pixels.Width, pixels.Height, PictureFormat.Avif, avif);
        if (isKnown)
            yield break;
        yield return webp;
        yield return Previews.Encode(pixels, PictureFormat.Jpeg);
    }
}
