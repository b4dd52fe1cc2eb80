namespace Picasso.Imaging.Costing;

/// <summary>Counts the frames of a GIF (GIF89a): the decoder indexes all of them before it returns the first.</summary>
internal static class GifHeader
{
    private const double NanosecondsPerPixel = 25;
    private const int BytesPerFrame = 256;
    private const int NanosecondsPerFrame = 2_000;
    private const int NanosecondsPerByte = 4;
    private const string Advice = "Please save one frame of it as a PNG or JPEG.";

    public static PictureHeader Read(ByteWindow file, CountLimits limits)
    {
        var (width, height) = (file.LittleEndian16(6), file.LittleEndian16(8));
        if (width == 0 || height == 0)
            throw ImagingErrors.Truncated.ToException();
        var frames = CountFrames(file, limits);
        if (frames == 0)
            throw ImagingErrors.Truncated.ToException();
        var pixels = (double)width * height;
        var nanoseconds = ((pixels + Animation.PixelsLookedAt(frames, (long)pixels)) * NanosecondsPerPixel) + ((double)frames * NanosecondsPerFrame) + ((double)file.Length * NanosecondsPerByte);
        // Canvas, previous frame, and the returned copy: four bytes a pixel each.
        var memory = file.Length + (long)(pixels * 12) + ((long)frames * BytesPerFrame);
        return new(PictureFormat.Gif, width, height, Estimate.Cost(nanoseconds, memory), Advice);
    }

    private static int CountFrames(ByteWindow file, CountLimits limits)
    {
        var at = 13L + TableLength(file.Byte(10));
        var frames = 0;
        // A file that ends in the middle of a later frame is left to the decoder.
        for (var blocks = 0; at < file.Length && file.Byte(at) is 0x21 or 0x2C; blocks++)
        {
            var isFrame = file.Byte(at) == 0x2C;
            frames += isFrame ? 1 : 0;
            if (frames > limits.Frames || blocks > limits.Segments + (2 * limits.Frames))
                throw ImagingErrors.TooCostly(Advice).ToException();
            at = SkipSubBlocks(file, isFrame ? at + 11 + TableLength(file.Byte(at + 9)) : at + 2);
        }

        return frames;
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static long SkipSubBlocks(ByteWindow file, long at)
    {
        while (at < file.Length)
        {
            var length = file.Byte(at);
            at += 1 + length;
            if (length == 0)
                break;
        }

        return at;
    }
}
