using NetVips;
using Picasso.Imaging.Worker.Colour;
using Picasso.Imaging.Worker.Exif;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Decodes a file by the loader of its sniffed format, in one sequential pass.</summary>
internal static class PictureDecoder
{
    /// <summary>The header of a file.</summary>
    /// <param name="Format">As sniffed.</param>
    /// <param name="Width">Pixels as stored.</param>
    /// <param name="Height">Pixels as stored.</param>
    /// <param name="Orientation">EXIF orientation, 1 to 8.</param>
    /// <param name="Frames">Of an animation; 1 for a still picture.</param>
    public sealed record Header(PictureFormat Format, int Width, int Height, int Orientation, int Frames)
    {
        /// <summary>Stored rotated by 90 degrees.</summary>
        public bool IsTurned => Orientation >= 5;

        public int UprightWidth => IsTurned ? Height : Width;

        public int UprightHeight => IsTurned ? Width : Height;

        /// <summary>The tags of <see cref="CameraTags"/> that the file has.</summary>
        public IReadOnlyDictionary<string, string> Camera { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>Reads the header; no pixel is decoded.</summary>
    public static Header ReadHeader(byte[] file, PictureFormat format)
    {
        using var source = Source.NewFromMemory(file);
        using var image = PictureLoader.Open(source, format);
        var frames = PictureLoader.IsAnimated(format) ? Number(image, "n-pages") : 1;
        return new Header(format, image.Width, image.Height, Number(image, "orientation") is var turned and <= 8 ? turned : 1, frames)
        {
            Camera = CameraTagReader.Read(image),
        };
    }

    /// <summary>
    /// The picture in memory: every byte of the file decoded once, upright, sRGB, no larger than the box. Formats that support it are decoded at a
    /// fraction of their size. Of an animation the first frame with visible content.
    /// </summary>
    public static Image DecodeInto(byte[] file, Header header, int boxWidth, int boxHeight, bool keepAlpha = false)
    {
        var first = DecodeFrame(file, header, boxWidth, boxHeight, keepAlpha, frame: 0);
        if (header.Frames <= 1 || !Frames.IsBlank(first) || Frames.FirstWithContent(file, header) is not (> 0 and var shown))
            return first;
        first.Dispose();
        return DecodeFrame(file, header, boxWidth, boxHeight, keepAlpha, shown);
    }

    private static Image DecodeFrame(byte[] file, Header header, int boxWidth, int boxHeight, bool keepAlpha, int frame)
    {
        var scale = Math.Min(1, Math.Min((double)boxWidth / header.UprightWidth, (double)boxHeight / header.UprightHeight));
        using var source = Source.NewFromMemory(file);
        using var stored = PictureLoader.Open(source, header.Format, scale, frame);
        var colour = PictureColour.Of(stored, file, header.Format);
        using var fitted = header.IsTurned ? Fit(stored, colour, boxHeight, boxWidth) : Fit(stored, colour, boxWidth, boxHeight);
        // A sequential source can be read once: later steps read the copy.
        using var copy = fitted.CopyMemory();
        using var upright = copy.Autorot();
        using var converted = colour.Declared is { } space
            ? ColourConversion.ToSrgb(upright, Number(upright, "bits-per-sample"), space)
            : upright.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = converted.Cast(Enums.BandFormat.Uchar);
        if (bytes.HasAlpha() && !keepAlpha)
            return Matte.Flatten(bytes);
        // Upright sRGB of eight bits is in the copy already.
        return header.Orientation == 1 && colour.Declared is null && copy.Format == Enums.BandFormat.Uchar && copy.Interpretation == Enums.Interpretation.Srgb
            ? bytes.Copy()
            : bytes.CopyMemory();
    }

    /// <summary>
    /// Shrinks the picture. Only an embedded profile that changes colours is applied here, since that takes as long as decoding. A declared space is
    /// converted afterwards, when few pixels are left: sRGB is shrunk in its stored values, not in linear light, and so is every other space here.
    /// </summary>
    private static Image Fit(Image stored, PictureColour colour, int boxWidth, int boxHeight)
    {
        // A thumbnail has eight bits, which are too few for HDR.
        if (colour.Declared is not null && stored.Format == Enums.BandFormat.Ushort)
            return FitDeep(stored, boxWidth, boxHeight);
        return stored.ThumbnailImage(
            boxWidth, boxHeight, size: Enums.Size.Down, noRotate: true, outputProfile: colour.IsEmbedded ? "srgb" : null, failOn: Enums.FailOn.Error);
    }

    private static Image FitDeep(Image stored, int boxWidth, int boxHeight)
    {
        var factor = Math.Max(1, Math.Max((double)stored.Width / boxWidth, (double)stored.Height / boxHeight));
        var (width, height) = (Math.Max(1, Math.Round(stored.Width / factor)), Math.Max(1, Math.Round(stored.Height / factor)));
        using var weighted = stored.HasAlpha() ? stored.Premultiply() : stored.Copy();
        using var small = weighted.Resize(width / stored.Width, vscale: height / stored.Height);
        using var plain = stored.HasAlpha() ? small.Unpremultiply() : small.Copy();
        return plain.Cast(Enums.BandFormat.Ushort);
    }

    private static int Number(Image image, string field) => image.Contains(field) && image.Get(field) is int number and >= 1 ? number : 1;
}
