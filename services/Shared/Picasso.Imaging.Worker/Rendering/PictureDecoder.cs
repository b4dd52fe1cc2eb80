using NetVips;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Decodes a file by the loader of its sniffed format, in one sequential pass.</summary>
internal static class PictureDecoder
{
    private const string Profile = "icc-profile-data";

    /// <summary>The header of a file.</summary>
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

    /// <summary>Reads the header; no pixel is decoded.</summary>
    public static Header ReadHeader(byte[] file, PictureFormat format)
    {
        using var source = Source.NewFromMemory(file);
        using var image = Open(source, format);
        return new Header(format, image.Width, image.Height, OrientationOf(image));
    }

    /// <summary>
    /// The picture in memory: every byte of the file decoded once, upright, sRGB, no larger than the box. Formats that can are decoded at a
    /// fraction of their size.
    /// </summary>
    public static Image DecodeInto(byte[] file, Header header, int boxWidth, int boxHeight, bool keepAlpha = false)
    {
        var scale = Math.Min(1, Math.Min((double)boxWidth / header.UprightWidth, (double)boxHeight / header.UprightHeight));
        using var source = Source.NewFromMemory(file);
        using var stored = Open(source, header.Format, scale);
        using var fitted = stored.ThumbnailImage(
            header.IsTurned ? boxHeight : boxWidth, header.IsTurned ? boxWidth : boxHeight,
            size: Enums.Size.Down, noRotate: true, outputProfile: NeedsProfile(stored) ? "srgb" : null, failOn: Enums.FailOn.Error);
        // A sequential source can be read once: what follows reads the copy.
        using var copy = fitted.CopyMemory();
        using var upright = copy.Autorot();
        using var colour = upright.Colourspace(Enums.Interpretation.Srgb);
        using var shown = colour.HasAlpha() && !keepAlpha ? colour.Flatten(background: [255]) : colour.Copy();
        using var bytes = shown.Cast(Enums.BandFormat.Uchar);
        return bytes.CopyMemory();
    }

    /// <summary>
    /// A conversion through profiles takes as long as decoding. Without a profile grey and RGB are taken for sRGB, so it would change nothing.
    /// </summary>
    private static bool NeedsProfile(Image image) => image.Contains(Profile)
        || image.Interpretation is not (Enums.Interpretation.Srgb or Enums.Interpretation.Rgb16 or Enums.Interpretation.Bw or Enums.Interpretation.Grey16);

    private static Image Open(Source source, PictureFormat format, double scale = 1)
    {
        const Enums.FailOn Strict = Enums.FailOn.Error;
        const Enums.Access Once = Enums.Access.Sequential;
        return format switch
        {
            PictureFormat.Jpeg => Image.JpegloadSource(source, shrink: JpegShrink(scale), access: Once, failOn: Strict),
            PictureFormat.WebP => Image.WebploadSource(source, scale: scale, access: Once, failOn: Strict),
            PictureFormat.Png => Image.PngloadSource(source, access: Once, failOn: Strict),
            PictureFormat.Tiff => Image.TiffloadSource(source, access: Once, failOn: Strict),
            PictureFormat.Gif => Image.GifloadSource(source, access: Once, failOn: Strict),
            PictureFormat.Avif => Image.HeifloadSource(source, access: Once, failOn: Strict),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>The largest fraction of a JPEG's own that still leaves something to shrink well.</summary>
    private static int JpegShrink(double scale) => scale switch { <= 0.125 => 8, <= 0.25 => 4, <= 0.5 => 2, _ => 1 };

    private static int OrientationOf(Image image) =>
        image.Contains("orientation") && image.Get("orientation") is int orientation and >= 1 and <= 8 ? orientation : 1;
}
