namespace Picasso.Imaging.Costing;

/// <summary>The structure of a file, read before any pixel is decoded.</summary>
/// <param name="Format">As sniffed.</param>
/// <param name="Width">Pixels as stored.</param>
/// <param name="Height">Pixels as stored.</param>
/// <param name="Cost">The estimated cost of decoding.</param>
/// <param name="Advice">Advice for the uploader when the cost is too high: one sentence.</param>
internal sealed record PictureHeader(PictureFormat Format, int Width, int Height, PictureCost Cost, string Advice)
{
    /// <summary>Width × height.</summary>
    public long Pixels => (long)Width * Height;
}

/// <summary>An estimate of the cost of decoding.</summary>
/// <param name="Processor">Processor time on one core of a common server.</param>
/// <param name="Memory">Peak bytes of the decoder, the file included.</param>
internal readonly record struct PictureCost(TimeSpan Processor, long Memory);

/// <summary>How many repeated structures a file may have. Each costs time or memory before the first pixel.</summary>
/// <param name="Scans">Scans of a JPEG.</param>
/// <param name="Frames">Frames of a GIF or WebP.</param>
/// <param name="Directories">Pages of a TIFF.</param>
/// <param name="Segments">Segments, chunks, blocks or boxes before the pixels.</param>
internal sealed record CountLimits(int Scans, int Frames, int Directories, int Segments = 10_000);
