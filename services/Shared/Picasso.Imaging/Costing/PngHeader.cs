namespace Picasso.Imaging.Costing;

/// <summary>
/// Reads IHDR and the chunks before the pixels (PNG, third edition). Rows are streamed, unless the picture is interlaced: then the whole picture is
/// kept.
/// </summary>
internal static class PngHeader
{
    private const double NanosecondsPerDecodedByte = 5;
    private const double NanosecondsPerPixel = 12;
    private const int FirstChunk = 8;
    private const string Advice = "Please save it without interlacing and with 8 bits per channel, or as a baseline JPEG.";

    public static PictureHeader Read(ByteWindow file, CountLimits limits)
    {
        if (!file.Read(FirstChunk + 4, 4).SequenceEqual("IHDR"u8))
            throw ImagingErrors.Truncated.ToException();
        var (width, height) = (file.BigEndian32(16), file.BigEndian32(20));
        var (depth, colour, interlaced) = (file.Byte(24), file.Byte(25), file.Byte(28) != 0);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw ImagingErrors.Truncated.ToException();
        SkipToPixels(file, limits);

        // Palettes are expanded to three or four channels, and fewer bits than eight to bytes.
        var channels = colour switch { 0 => 1, 2 => 3, 3 => 4, 4 => 2, 6 => 4, _ => throw ImagingErrors.Truncated.ToException() };
        var decoded = (double)width * height * channels * (depth > 8 ? 2 : 1);
        var nanoseconds = (decoded * NanosecondsPerDecodedByte) + ((double)width * height * NanosecondsPerPixel);
        // The decoder and the image briefly each keep a copy of an interlaced picture.
        var held = interlaced ? decoded * 1.5 : (double)width * channels * (depth > 8 ? 2 : 1) * 64;
        return new(
            PictureFormat.Png, (int)width, (int)height, Estimate.Cost(nanoseconds, file.Length + (long)Math.Min(held, long.MaxValue / 4)), Advice);
    }

    private static void SkipToPixels(ByteWindow file, CountLimits limits)
    {
        var at = (long)FirstChunk;
        for (var chunks = 0; !file.Read(at + 4, 4).SequenceEqual("IDAT"u8); chunks++)
        {
            if (chunks > limits.Segments)
                throw ImagingErrors.TooCostly(Advice).ToException();
            at += 12 + file.BigEndian32(at);
        }
    }
}
