namespace Picasso.Imaging.Costing;

/// <summary>
/// Converts counts to processor time. The rates are nanoseconds on one core of a common server, measured with the decoders in use and rounded up;
/// docs/figures.md has the measurements.
/// </summary>
internal static class Estimate
{
    /// <summary>The fixed cost of every picture: six previews and their encoding.</summary>
    private static readonly TimeSpan s_rendering = TimeSpan.FromMilliseconds(150);

    /// <summary>The cost from nanoseconds of decoding and bytes held.</summary>
    public static PictureCost Cost(double nanoseconds, long memory) =>
        new(s_rendering + TimeSpan.FromMicroseconds(Math.Min(nanoseconds / 1000, 1e12)), memory);
}
