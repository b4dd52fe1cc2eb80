namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// The order of the popular feed. It does not depend on the time of reading, only on likes and the time of the upload (ten times the likes outweigh
/// thirty days), so it is stored with the row and a page's cursor stays valid.
/// </summary>
internal static class Popularity
{
    private const double Scale = 1_000_000;
    private static readonly TimeSpan s_tenfold = TimeSpan.FromDays(30);

    /// <summary>Higher is more popular.</summary>
    public static long ScoreOf(long likes, DateTimeOffset uploadedAt) =>
        (long)Math.Round(Scale * (Math.Log10(1 + Math.Max(0, likes)) + ((uploadedAt - DateTimeOffset.UnixEpoch) / s_tenfold)));
}
