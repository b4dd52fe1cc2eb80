namespace Picasso.Imaging.Costing;

/// <summary>
/// Reads the sizes of an AVIF's items (ISO/IEC 23008-12): meta → iprp → ipco → ispe. The largest counts, since it is never smaller than the picture.
/// The decoder keeps the planes, the converted picture and copies of both.
/// </summary>
internal static class AvifHeader
{
    private const double NanosecondsPerPixel = 45;
    private const int BytesPerPixel = 14;
    private const int BytesPerDeepPixel = 24;
    private const string Advice = "Please make it smaller, or save it as a baseline JPEG.";

    public static PictureHeader Read(ByteWindow file, CountLimits limits)
    {
        var boxes = new BoxReader(file, limits.Segments, Advice);
        var meta = boxes.Find("meta"u8, 0, file.Length);
        // "meta" begins with a version; "iprp" and "ipco" do not.
        var properties = boxes.Find("iprp"u8, meta.Start + 4, meta.End);
        var container = boxes.Find("ipco"u8, properties.Start, properties.End);
        var (width, height) = (0L, 0L);
        foreach (var size in boxes.All("ispe"u8, container.Start, container.End))
        {
            var (across, down) = (file.BigEndian32(size.Start + 4), file.BigEndian32(size.Start + 8));
            if ((double)across * down > (double)width * height)
                (width, height) = (across, down);
        }

        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw ImagingErrors.Truncated.ToException();
        var pixels = (double)width * height;
        // "pixi": version, number of channels, bits of each.
        var isDeep = boxes.All("pixi"u8, container.Start, container.End).Any(bits => bits.End - bits.Start > 5 && file.Byte(bits.Start + 5) > 8);
        return new(
            PictureFormat.Avif, (int)width, (int)height,
            Estimate.Cost(pixels * NanosecondsPerPixel, (2 * file.Length) + (long)Math.Min(pixels * (isDeep ? BytesPerDeepPixel : BytesPerPixel), long.MaxValue / 4)), Advice);
    }
}
