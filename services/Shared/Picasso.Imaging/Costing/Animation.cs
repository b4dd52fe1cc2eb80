namespace Picasso.Imaging.Costing;

/// <summary>How many frames of an animation are examined when its first frame has one colour.</summary>
internal static class Animation
{
    private const int MostFrames = 16;
    private const long MostPixels = 8_000_000;

    /// <summary>The number of examined frames, the first included: fewer for large frames.</summary>
    public static int FramesLookedAt(int frames, long pixels) =>
        frames <= 1 ? 1 : (int)Math.Min(frames, Math.Clamp(MostPixels / Math.Max(pixels, 1), 2, MostFrames));

    /// <summary>Pixels that are decoded again in the worst case: all frames for the comparison, and again those up to the chosen one.</summary>
    public static double PixelsLookedAt(int frames, long pixels) => frames <= 1 ? 0 : 2.0 * FramesLookedAt(frames, pixels) * pixels;
}
