namespace Picasso.Imaging;

/// <summary>Limits of one picture.</summary>
/// <param name="MaxPixels">Width × height.</param>
/// <param name="MinSide">Shortest side in pixels.</param>
/// <param name="MaxProcessorTime">Estimated processor time.</param>
/// <param name="MaxMemory">Estimated peak bytes of the decoder, the file included.</param>
public sealed record PictureLimits(long MaxPixels, int MinSide, TimeSpan MaxProcessorTime, long MaxMemory);
