using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Makes the public renditions: no metadata at all, nothing enlarged, watermarked at every size at which a copy would be of use.</summary>
internal static class PreviewRenderer
{
    private static readonly PictureFormat[] s_formats = [PictureFormat.WebP, PictureFormat.Jpeg];

    // Encoding is half of what follows decoding. A second thread helps while the other processor is idle; more would cost memory.
    private static readonly ParallelOptions s_two = new() { MaxDegreeOfParallelism = 2 };

    /// <summary>All renditions.</summary>
    /// <param name="picture">Upright, sRGB, opaque, in the box of the largest preview.</param>
    /// <param name="originalWidth">Width of the original, upright.</param>
    /// <param name="originalHeight">Height of the original, upright.</param>
    public static IReadOnlyList<Rendition> Render(Image picture, int originalWidth, int originalHeight)
    {
        var sizes = Sizes(picture, originalWidth, originalHeight);
        try
        {
            return Encode(sizes);
        }
        finally
        {
            sizes.ForEach(size => size.Dispose());
        }
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

    private static List<Image> Sizes(Image picture, int originalWidth, int originalHeight)
    {
        var sizes = new List<Image>();
        foreach (var width in Renditions.Widths)
        {
            var box = Renditions.BoxFor(width, originalWidth, originalHeight);
            using var sized = picture.ThumbnailImage(box.Width, height: box.Height, size: Enums.Size.Down, noRotate: true);
            if (sizes.Count > 0 && sizes[^1].Width == sized.Width)
                break;
            // Even the smallest is marked when it shows more than half of what there is to buy.
            using var shown = width > Renditions.Unmarked || sized.Width * 2 > originalWidth ? Watermark.Apply(sized) : sized.Copy();
            sizes.Add(shown.CopyMemory());
        }

        return sizes;
    }

    private static Rendition[] Encode(List<Image> sizes)
    {
        var renditions = new Rendition[sizes.Count * s_formats.Length];
        // The largest first, one at a time to whichever thread is free.
        var numbers = Partitioner.Create(Enumerable.Range(0, renditions.Length).Reverse(), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(numbers, s_two, number => renditions[number] = Encode(sizes[number / s_formats.Length], s_formats[number % s_formats.Length]));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return renditions;
    }

    private static Rendition Encode(Image pixels, PictureFormat format) => new(
        pixels.Width, pixels.Height, format, format == PictureFormat.WebP ? WebP(pixels, quality: 80, effort: 1) : Jpeg(pixels));

    private static byte[] WebP(Image image, int quality, int effort) =>
        image.WebpsaveBuffer(q: quality, effort: effort, keep: Enums.ForeignKeep.None);

    private static byte[] Jpeg(Image image) =>
        image.JpegsaveBuffer(q: 82, optimizeCoding: true, keep: Enums.ForeignKeep.None);
}
