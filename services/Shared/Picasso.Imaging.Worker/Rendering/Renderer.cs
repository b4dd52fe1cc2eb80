using NetVips;
using Picasso.Imaging.Protocol;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Renders what a request demands.</summary>
internal static class Renderer
{
    /// <exception cref="VipsException">The file is damaged, or takes too much memory.</exception>
    public static ImagedFile Render(WorkerRequest request, byte[] file) => request.Purpose switch
    {
        ImagingPurpose.Avatar => Avatar(request.Format, file),
        ImagingPurpose.Further => Further(request.Format, file),
        ImagingPurpose.Camera => Camera(request.Format, file),
        _ => Picture(request.Format, file),
    };

    private static ImagedFile Camera(PictureFormat format, byte[] file)
    {
        var header = PictureDecoder.ReadHeader(file, format);
        return new ImagedFile(format, header.UprightWidth, header.UprightHeight, [], [], []) { Camera = header.Camera };
    }

    private static ImagedFile Picture(PictureFormat format, byte[] file)
    {
        var header = PictureDecoder.ReadHeader(file, format);
        var (width, height) = Renditions.BoxFor(Renditions.MaxWidth, header.UprightWidth, header.UprightHeight);
        using var picture = PictureDecoder.DecodeInto(file, header, width, height);
        using var previews = new Previews(picture, header.UprightWidth, header.UprightHeight);
        (byte[] Grey, byte[] Colours) copies = ([], []);
        byte[] placeholder = [];
        TwoThreads.Run([.. previews.Encodings(), () => copies = Copies(picture), () => placeholder = previews.Placeholder()]);
        return new ImagedFile(format, header.UprightWidth, header.UprightHeight, copies.Grey, previews.Encoded, placeholder)
        {
            Colours = copies.Colours, Camera = header.Camera,
        };
    }

    private static ImagedFile Further(PictureFormat format, byte[] file)
    {
        var header = PictureDecoder.ReadHeader(file, format);
        var (width, height) = Renditions.BoxFor(Renditions.MaxFurtherWidth, header.UprightWidth, header.UprightHeight);
        using var picture = PictureDecoder.DecodeInto(file, header, width, height);
        return new ImagedFile(
            format, header.UprightWidth, header.UprightHeight, [], FurtherPreviews.Encode(picture, header.UprightWidth, header.UprightHeight), []);
    }

    /// <summary>The copies that uploads are compared by, in grey and in colour.</summary>
    private static (byte[] Grey, byte[] Colours) Copies(Image picture)
    {
        using var reduced = picture.ThumbnailImage(Renditions.GreySide, height: Renditions.GreySide, size: Enums.Size.Force);
        using var small = reduced.CopyMemory();
        return (Bytes(small, Enums.Interpretation.Bw), Bytes(small, Enums.Interpretation.Srgb));
    }

    private static byte[] Bytes(Image small, Enums.Interpretation space)
    {
        using var converted = small.Colourspace(space);
        using var bytes = converted.Cast(Enums.BandFormat.Uchar);
        return bytes.WriteToMemory<byte>();
    }

    private static ImagedFile Avatar(PictureFormat format, byte[] file)
    {
        const int Side = Renditions.AvatarSide;
        var header = PictureDecoder.ReadHeader(file, format);
        // The middle square of the picture; its shorter side has the requested number of pixels.
        var longer = (int)Math.Ceiling((double)Side * Math.Max(header.Width, header.Height) / Math.Min(header.Width, header.Height));
        var (width, height) = header.UprightWidth >= header.UprightHeight ? (longer, Side) : (Side, longer);
        using var picture = PictureDecoder.DecodeInto(file, header, width, height, keepAlpha: true);
        using var square = picture.ThumbnailImage(Side, height: Side, crop: Enums.Interesting.Centre);
        var webp = square.WebpsaveBuffer(q: 85, keep: Enums.ForeignKeep.None);
        return new ImagedFile(
            format, header.UprightWidth, header.UprightHeight, [],
            [new Rendition(square.Width, square.Height, PictureFormat.WebP, webp)], []);
    }
}
