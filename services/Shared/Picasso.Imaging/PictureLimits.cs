namespace Picasso.Imaging;

/// <summary>What one picture may be and take.</summary>
/// <param name="MaxPixels">Width × height.</param>
/// <param name="MinSide">Shortest side in pixels.</param>
/// <param name="MaxProcessorTime">Estimated processor time.</param>
/// <param name="MaxMemory">Estimated bytes that the decoder holds at once, the file included.</param>
public sealed record PictureLimits(long MaxPixels, int MinSide, TimeSpan MaxProcessorTime, long MaxMemory);
