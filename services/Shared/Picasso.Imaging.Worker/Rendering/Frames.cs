using NetVips;
using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Finds the first frame of an animation with visible content: many begin with an empty one.</summary>
internal static class Frames
{
    private const int Cells = 32;

    /// <summary>Lossy frames of one colour have small differences.</summary>
    private const int Tolerance = 4;

    /// <summary>Whether all pixels have one colour.</summary>
    public static bool IsBlank(Image picture) => IsBlank(picture.WriteToMemory<byte>(), picture.Bands);

    /// <summary>The first examined frame, from 0 on, with more than one colour; 0 when there is none.</summary>
    public static int FirstWithContent(byte[] file, PictureDecoder.Header header)
    {
        var count = Animation.FramesLookedAt(header.Frames, (long)header.Width * header.Height);
        using var source = Source.NewFromMemory(file);
        using var all = PictureLoader.Open(source, header.Format, frames: count);
        var (columns, rows) = (Math.Min(Cells, header.Width), Math.Min(Cells, header.Height));
        using var small = all.Resize((double)columns / header.Width, vscale: (double)rows / header.Height, kernel: Enums.Kernel.Linear);
        using var bytes = small.Cast(Enums.BandFormat.Uchar);
        var (cells, row) = (bytes.WriteToMemory<byte>(), bytes.Width * bytes.Bands);
        for (var frame = 0; frame < count; frame++)
        {
            // The rows at its edges contain parts of the frames above and below.
            var (from, to) = (((frame * rows) + 2) * row, Math.Min(((frame + 1) * rows) - 2, bytes.Height) * row);
            if (to > from && !IsBlank(cells.AsSpan(from, to - from), bytes.Bands))
                return frame;
        }

        return 0;
    }

    private static bool IsBlank(ReadOnlySpan<byte> pixels, int bands)
    {
        for (var band = 0; band < bands; band++)
        {
            var (least, most) = (byte.MaxValue, byte.MinValue);
            for (var at = band; at < pixels.Length; at += bands)
                (least, most) = (Math.Min(least, pixels[at]), Math.Max(most, pixels[at]));
            if (most - least > Tolerance)
                return false;
        }

        return true;
    }
}
