namespace Picasso.Imaging.Costing;

/// <summary>Reads the chunks of a WebP (RFC 9649) up to its pixels, and counts its frames. The decoder keeps the whole canvas.</summary>
internal static class WebPHeader
{
    private const double NanosecondsPerPixel = 25;
    private const double NanosecondsPerLosslessPixel = 60;
    private const int NanosecondsPerByte = 20;
    private const int NanosecondsPerFrame = 2_000;
    private const string Advice = "Please make it smaller, or save it as a baseline JPEG.";

    public static PictureHeader Read(ByteWindow file, CountLimits limits)
    {
        var (width, height, frames, isLossless) = (0, 0, 0, false);
        var end = Math.Min(file.Length, 8 + file.LittleEndian32(4));
        var at = 12L;
        for (var chunks = 0; at + 8 <= end; chunks++)
        {
            if (chunks > limits.Segments + limits.Frames || frames > limits.Frames)
                throw ImagingErrors.TooCostly(Advice).ToException();
            var (kind, length) = (file.BigEndian32(at), file.LittleEndian32(at + 4));
            isLossless |= kind == Kind("VP8L"u8);
            if (kind == Kind("ANMF"u8))
                frames++;
            else if (width == 0)
                (width, height) = Size(file, kind, at + 8);
            at += 8 + length + (length & 1);
        }

        if (width == 0)
            throw ImagingErrors.Truncated.ToException();
        var pixels = (double)width * height;
        // Frames of an animation may be lossless.
        var nanoseconds = ((pixels + Animation.PixelsLookedAt(frames, (long)pixels)) * (isLossless || frames > 0 ? NanosecondsPerLosslessPixel : NanosecondsPerPixel)) + ((double)file.Length * NanosecondsPerByte) + ((double)frames * NanosecondsPerFrame);
        // Four bytes a pixel: once for a still picture; canvas, previous canvas and frame for an animation.
        return new(
            PictureFormat.WebP, width, height,
            Estimate.Cost(nanoseconds, file.Length + ((long)pixels * 4 * (frames > 0 ? 4 : 2)) + (frames * 512L)), Advice);
    }

    private static (int Width, int Height) Size(ByteWindow file, long kind, long at)
    {
        if (kind == Kind("VP8X"u8))
            return (1 + Int24(file, at + 4), 1 + Int24(file, at + 7));
        if (kind == Kind("VP8L"u8))
        {
            var bits = file.LittleEndian32(at + 1);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return kind == Kind("VP8 "u8) ? (file.LittleEndian16(at + 6) & 0x3FFF, file.LittleEndian16(at + 8) & 0x3FFF) : (0, 0);
    }

    private static int Int24(ByteWindow file, long at) => file.LittleEndian16(at) | (file.Byte(at + 2) << 16);

    private static long Kind(ReadOnlySpan<byte> name) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(name);
}
