namespace Picasso.Imaging.Costing;

/// <summary>How far an animation is looked through when its first frame is of one colour.</summary>
internal static class Animation
{
    private const int MostFrames = 16;
    private const long MostPixels = 8_000_000;

    /// <summary>How many frames are looked at, the first included: fewer of large ones.</summary>
    public static int FramesLookedAt(int frames, long pixels) =>
        frames <= 1 ? 1 : (int)Math.Min(frames, Math.Clamp(MostPixels / Math.Max(pixels, 1), 2, MostFrames));

    /// <summary>Pixels that are decoded again in the worst case: all frames to compare them, and again those up to the one that is shown.</summary>
    public static double PixelsLookedAt(int frames, long pixels) => frames <= 1 ? 0 : 2.0 * FramesLookedAt(frames, pixels) * pixels;
}
