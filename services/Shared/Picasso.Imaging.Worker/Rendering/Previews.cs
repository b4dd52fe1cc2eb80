using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>The public renditions: no metadata at all, nothing enlarged, watermarked at every size at which a copy would be of use.</summary>
internal sealed class Previews : IDisposable
{
    private static readonly PictureFormat[] s_formats = [PictureFormat.WebP, PictureFormat.Jpeg];

    // Without a mark; each is made from the next larger one.
    private readonly List<Lazy<Image>> _plain = [];
    private readonly List<Lazy<Image>> _sizes = [];
    private readonly Rendition[] _encoded;

    /// <param name="picture">Upright, sRGB, opaque, in the box of the largest preview.</param>
    /// <param name="originalWidth">Width of the original, upright.</param>
    /// <param name="originalHeight">Height of the original, upright.</param>
    public Previews(Image picture, int originalWidth, int originalHeight)
    {
        foreach (var (number, size) in Sizes(Renditions.Widths, picture, originalWidth, originalHeight).Index())
        {
            var isMarked = IsMarked(number, size.Width, originalWidth);
            _plain.Add(new Lazy<Image>(() => Shrink(number + 1 < _plain.Count ? _plain[number + 1].Value : picture, size.Width, size.Height)));
            _sizes.Add(isMarked ? new Lazy<Image>(() => Watermark.Apply(_plain[number].Value)) : _plain[number]);
        }

        _encoded = new Rendition[_sizes.Count * s_formats.Length];
    }

    /// <summary>The renditions, ascending, once all of <see cref="Encodings"/> have run.</summary>
    public IReadOnlyList<Rendition> Encoded => _encoded;

    /// <summary>The work, the most expensive format first and in it the largest size; each piece may run on another thread.</summary>
    public IEnumerable<Action> Encodings() =>
        from format in Enumerable.Range(0, s_formats.Length)
        from size in Enumerable.Range(0, _sizes.Count).Reverse()
        select (Action)(() => _encoded[(size * s_formats.Length) + format] = Encode(_sizes[size].Value, s_formats[format]));

    public void Dispose()
    {
        foreach (var size in _sizes.Concat(_plain).Distinct().Where(size => size.IsValueCreated))
            size.Value.Dispose();
    }

    /// <summary>A blurred impression in at most 300 bytes of WebP.</summary>
    public byte[] Placeholder()
    {
        for (var side = 24; side > 1; side -= 4)
        {
            using var tiny = _plain[0].Value.ThumbnailImage(side, height: side, size: Enums.Size.Down);
            var bytes = WebP(tiny, quality: 25, effort: 6);
            if (bytes.Length <= Renditions.MaxPlaceholder)
                return bytes;
        }

        throw new InvalidOperationException("No placeholder is small enough.");
    }

    /// <summary>Whether a size has a watermark. Even the smallest has one when it shows more than half of what there is to buy.</summary>
    public static bool IsMarked(int number, int width, int originalWidth) => number > 0 || width * 2 > originalWidth;

    /// <summary>The sizes for some nominal widths, without one that equals the size before.</summary>
    public static List<(int Width, int Height)> Sizes(IEnumerable<int> widths, Image picture, int originalWidth, int originalHeight)
    {
        var sizes = new List<(int Width, int Height)>();
        foreach (var width in widths)
        {
            var box = Renditions.BoxFor(width, originalWidth, originalHeight);
            // No pixel is computed before it is read.
            using var sized = picture.ThumbnailImage(box.Width, height: box.Height, size: Enums.Size.Down, noRotate: true);
            if (sizes.Count > 0 && sizes[^1].Width == sized.Width)
                break;
            sizes.Add((sized.Width, sized.Height));
        }

        return sizes;
    }

    /// <summary>A copy of this size, in memory.</summary>
    public static Image Shrink(Image larger, int width, int height)
    {
        if (larger.Width == width && larger.Height == height)
            return larger.Copy();
        using var smaller = larger.ThumbnailImage(width, height: height, size: Enums.Size.Force, noRotate: true);
        return smaller.CopyMemory();
    }

    /// <summary>A rendition as WebP or JPEG.</summary>
    public static Rendition Encode(Image pixels, PictureFormat format) => new(
        pixels.Width, pixels.Height, format, format == PictureFormat.WebP ? WebP(pixels, quality: 80, effort: 0) : Jpeg(pixels));

    private static byte[] WebP(Image image, int quality, int effort) =>
        image.WebpsaveBuffer(q: quality, effort: effort, keep: Enums.ForeignKeep.None);

    private static byte[] Jpeg(Image image) =>
        image.JpegsaveBuffer(q: 82, optimizeCoding: true, keep: Enums.ForeignKeep.None);
}
