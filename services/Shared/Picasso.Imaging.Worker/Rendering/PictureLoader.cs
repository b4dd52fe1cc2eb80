using NetVips;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Opens a file by the loader of its sniffed format, to be read once from top to bottom.</summary>
internal static class PictureLoader
{
    private const Enums.FailOn Strict = Enums.FailOn.Error;
    private const Enums.Access Once = Enums.Access.Sequential;

    /// <summary>Formats whose frames can be opened one by one.</summary>
    public static bool IsAnimated(PictureFormat format) => format is PictureFormat.WebP or PictureFormat.Gif;

    /// <param name="source">The file.</param>
    /// <param name="format">As sniffed.</param>
    /// <param name="scale">At this fraction of its size or larger, where the decoder supports it.</param>
    /// <param name="frame">The first frame, from 0 on.</param>
    /// <param name="frames">The number of frames, stacked vertically.</param>
    public static Image Open(Source source, PictureFormat format, double scale = 1, int frame = 0, int frames = 1) => format switch
    {
        PictureFormat.Jpeg => Image.JpegloadSource(source, shrink: JpegShrink(scale), access: Once, failOn: Strict),
        PictureFormat.WebP => Image.WebploadSource(source, page: frame, n: frames, scale: scale, access: Once, failOn: Strict),
        PictureFormat.Png => Image.PngloadSource(source, access: Once, failOn: Strict),
        PictureFormat.Tiff => Image.TiffloadSource(source, access: Once, failOn: Strict),
        PictureFormat.Gif => Image.GifloadSource(source, n: frames, page: frame, access: Once, failOn: Strict),
        PictureFormat.Avif => Image.HeifloadSource(source, access: Once, failOn: Strict),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The largest built-in scale of JPEG that still leaves enough pixels to shrink well.</summary>
    private static int JpegShrink(double scale) => scale switch { <= 0.125 => 8, <= 0.25 => 4, <= 0.5 => 2, _ => 1 };
}
