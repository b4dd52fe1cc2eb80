namespace Picasso.Imaging.Costing;

/// <summary>
/// Reads the first directory of a TIFF (TIFF 6.0, BigTIFF) and counts the others. A strip or a row of tiles is decoded as a whole, and a picture with
/// separate channels is kept entirely.
/// </summary>
internal static class TiffHeader
{
    private const double NanosecondsPerDecodedByte = 6;
    private const double NanosecondsPerPixel = 12;
    private const string Advice = "Please save it as a TIFF with one page, 8 or 16 bits per channel and interleaved channels, or as a baseline JPEG.";

    public static PictureHeader Read(ByteWindow file, CountLimits limits)
    {
        var tags = TiffDirectory.ReadFirst(file);
        RefuseManyDirectories(tags, limits);
        var (width, height) = (tags.Width, tags.Height);
        if (width is <= 0 or > int.MaxValue || height is <= 0 or > int.MaxValue)
            throw ImagingErrors.Truncated.ToException();
        tags.RequireReadable();

        var decoded = (double)width * height * tags.BytesPerPixel;
        var nanoseconds = (decoded * NanosecondsPerDecodedByte) + ((double)width * height * NanosecondsPerPixel);
        var rows = tags.IsTiled ? tags.TileHeight * 2 : Math.Clamp(tags.RowsPerStrip, 1, height);
        var held = tags.IsPlanar ? decoded * 1.5 : Math.Min(decoded * 1.5, ((double)width + tags.TileWidth) * rows * tags.BytesPerPixel * 2);
        return new(
            PictureFormat.Tiff, (int)width, (int)height, Estimate.Cost(nanoseconds, file.Length + (long)Math.Min(held, long.MaxValue / 4)), Advice);
    }

    private static void RefuseManyDirectories(TiffDirectory first, CountLimits limits)
    {
        var directories = 1;
        // A chain with a cycle also ends here.
        for (var next = first.Next; next != 0; next = first.NextAfter(next))
        {
            if (++directories > limits.Directories)
                throw ImagingErrors.TooCostly(Advice).ToException();
        }
    }
}
