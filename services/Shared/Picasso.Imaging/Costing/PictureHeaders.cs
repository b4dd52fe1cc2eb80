using Picasso.Imaging.Sniffing;

namespace Picasso.Imaging.Costing;

/// <summary>Reads the structure of a file, without decoding, and checks it against limits.</summary>
internal static class PictureHeaders
{
    /// <summary>The header of a file of a known format.</summary>
    /// <exception cref="Kernel.DomainException">The picture is unreadable, or has too many scans, frames, directories or segments.</exception>
    public static PictureHeader Read(Stream file, CountLimits limits)
    {
        var window = new ByteWindow(file);
        var format = FormatSniffer.Sniff(window.Read(0, (int)Math.Min(FormatSniffer.Length, window.Length)));
        return format switch
        {
            PictureFormat.Jpeg => JpegHeader.Read(window, limits),
            PictureFormat.Png => PngHeader.Read(window, limits),
            PictureFormat.WebP => WebPHeader.Read(window, limits),
            PictureFormat.Tiff => ReadTiff(window, limits),
            PictureFormat.Gif => GifHeader.Read(window, limits),
            PictureFormat.Avif => AvifHeader.Read(window, limits),
            _ => throw new InvalidOperationException($"{format} has no header reader."),
        };
    }

    private static PictureHeader ReadTiff(ByteWindow file, CountLimits limits)
    {
        RawTiff.Refuse(file);
        return TiffHeader.Read(file, limits);
    }

    /// <summary>Rejects pictures that are too large, too small or too expensive.</summary>
    public static PictureHeader RequireWithin(this PictureHeader header, PictureLimits limits)
    {
        if (header.Pixels > limits.MaxPixels)
            throw ImagingErrors.TooManyPixels(header.Width, header.Height, limits.MaxPixels).ToException();
        if (Math.Min(header.Width, header.Height) < limits.MinSide)
            throw ImagingErrors.TooSmall(limits.MinSide).ToException();
        return header.Cost.Processor > limits.MaxProcessorTime || header.Cost.Memory > limits.MaxMemory
            ? throw ImagingErrors.TooCostly(header.Advice).ToException()
            : header;
    }
}
