namespace Picasso.Imaging.Costing;

/// <summary>
/// Reads frame and scans of a JPEG (ITU-T T.81). A file with several scans, progressive or not, is kept as coefficients and processed once for each
/// scan, whatever the scan changes: the file's size is a poor measure of its cost.
/// </summary>
internal static class JpegHeader
{
    private const int NanosecondsPerPixel = 4;
    private const int NanosecondsPerByte = 15;
    private const int NanosecondsPerBlockOfScan = 60;
    private const int ArithmeticFactor = 8;
    private const string Advice = "Please save it as a baseline JPEG (not progressive).";

    public static PictureHeader Read(ByteWindow file, CountLimits limits)
    {
        JpegFrame? frame = null;
        var (scans, blocks, at) = (0, 0L, 2L);
        for (var segments = 0; ; segments++)
        {
            if (segments > limits.Segments + limits.Scans)
                throw ImagingErrors.TooCostly(Advice).ToException();
            at = NextMarker(file, at);
            if (at >= file.Length)
                break;
            var marker = file.Byte(at + 1);
            if (marker == 0xD9)
                break;
            if (marker is 0xD8 or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
                continue;
            }

            if (JpegFrame.IsFrame(marker))
                frame = frame is null ? JpegFrame.Read(file, at) : throw ImagingErrors.Truncated.ToException();
            if (marker == 0xDA)
            {
                var known = frame ?? throw ImagingErrors.Truncated.ToException();
                blocks += known.BlocksOfScan(file, at);
                if (++scans > limits.Scans)
                    throw ImagingErrors.TooCostly(Advice).ToException();
                if (known.IsWhole(file, at))
                    break;
            }

            at += 2 + Math.Max(2, file.BigEndian16(at + 2));
        }

        return frame is null || scans == 0 ? throw ImagingErrors.Truncated.ToException() : ToHeader(file, frame, scans, blocks);
    }

    private static PictureHeader ToHeader(ByteWindow file, JpegFrame frame, int scans, long blocks)
    {
        var buffered = frame.IsProgressive || scans > 1;
        var pixels = (double)frame.Width * frame.Height;
        var nanoseconds = (pixels * NanosecondsPerPixel) + ((double)file.Length * NanosecondsPerByte)
            + (buffered || frame.IsArithmetic ? (double)blocks * NanosecondsPerBlockOfScan * (frame.IsArithmetic ? ArithmeticFactor : 1) : 0);
        // A coefficient is a 16-bit number.
        var memory = file.Length + (buffered ? frame.Blocks * 64 * 2 : frame.Width * 64L);
        return new(PictureFormat.Jpeg, frame.Width, frame.Height, Estimate.Cost(nanoseconds, memory), Advice);
    }

    /// <summary>Skips entropy-coded data: there a marker's first byte is followed by zero or by a restart marker.</summary>
    private static long NextMarker(ByteWindow file, long at)
    {
        for (at = file.Find(0xFF, at); at + 1 < file.Length; at = file.Find(0xFF, at))
        {
            var next = file.Byte(at + 1);
            if (next is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
            at += next == 0xFF ? 1 : 2;
        }

        return file.Length;
    }
}
