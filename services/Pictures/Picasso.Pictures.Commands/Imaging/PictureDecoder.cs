using NetVips;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>Opens an uploaded file: header first, limits next, and only then the pixels, in one sequential pass.</summary>
internal static class PictureDecoder
{
    /// <summary>The header of a file within the limits.</summary>
    /// <param name="Format">As sniffed.</param>
    /// <param name="Width">Pixels as stored.</param>
    /// <param name="Height">Pixels as stored.</param>
    /// <param name="Orientation">EXIF orientation, 1 to 8.</param>
    public sealed record Header(PictureFormat Format, int Width, int Height, int Orientation)
    {
        /// <summary>Stored lying on its side.</summary>
        public bool IsTurned => Orientation >= 5;

        public int UprightWidth => IsTurned ? Height : Width;

        public int UprightHeight => IsTurned ? Width : Height;
    }

    /// <summary>Reads the header and checks the limits; no pixel is decoded.</summary>
    /// <exception cref="RefusedException">Too many pixels, too small, or no header.</exception>
    public static Header ReadHeader(string path, PictureFormat format, long maxPixels, int minSide)
    {
        using var image = Open(path, format);
        var header = new Header(format, image.Width, image.Height, OrientationOf(image));
        if ((long)header.Width * header.Height > maxPixels)
            throw ImagingRefusals.TooManyPixels(header.Width, header.Height, maxPixels).ToException();
        if (Math.Min(header.Width, header.Height) < minSide)
            throw ImagingRefusals.TooSmall(minSide).ToException();
        return header;
    }

    /// <summary>
    /// The picture in memory: every byte of the file decoded once, upright, sRGB, opaque, no larger than the box. Formats that
    /// can are decoded at a fraction of their size.
    /// </summary>
    public static Image DecodeInto(string path, Header header, int boxWidth, int boxHeight)
    {
        var scale = Math.Min(1, Math.Min((double)boxWidth / header.UprightWidth, (double)boxHeight / header.UprightHeight));
        using var stored = Open(path, header.Format, scale);
        using var fitted = stored.ThumbnailImage(
            header.IsTurned ? boxHeight : boxWidth, header.IsTurned ? boxWidth : boxHeight,
            size: Enums.Size.Down, noRotate: true, outputProfile: "srgb", failOn: Enums.FailOn.Error);
        // A sequential source can be read once: what follows reads the copy.
        using var copy = fitted.CopyMemory();
        using var upright = copy.Autorot();
        using var colour = upright.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colour.HasAlpha() ? colour.Flatten(background: [255]) : colour.Copy();
        using var bytes = opaque.Cast(Enums.BandFormat.Uchar);
        return bytes.CopyMemory();
    }

    private static Image Open(string path, PictureFormat format, double scale = 1)
    {
        const Enums.FailOn Strict = Enums.FailOn.Error;
        const Enums.Access Once = Enums.Access.Sequential;
        return format switch
        {
            PictureFormat.Jpeg => Image.Jpegload(path, shrink: JpegShrink(scale), access: Once, failOn: Strict),
            PictureFormat.WebP => Image.Webpload(path, scale: scale, access: Once, failOn: Strict),
            PictureFormat.Png => Image.Pngload(path, access: Once, failOn: Strict),
            PictureFormat.Tiff => Image.Tiffload(path, access: Once, failOn: Strict),
            PictureFormat.Gif => Image.Gifload(path, access: Once, failOn: Strict),
            PictureFormat.Avif => Image.Heifload(path, access: Once, failOn: Strict),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>The largest fraction of a JPEG's own that still leaves something to shrink well.</summary>
    private static int JpegShrink(double scale) => scale switch { <= 0.125 => 8, <= 0.25 => 4, <= 0.5 => 2, _ => 1 };

    private static int OrientationOf(Image image) =>
        image.Contains("orientation") && image.Get("orientation") is int orientation and >= 1 and <= 8 ? orientation : 1;
}
