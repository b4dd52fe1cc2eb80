namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>Where a page ended. Listings run downwards: the next page is what stands below this key.</summary>
/// <param name="Rank">Score or position that the listing is ordered by first.</param>
/// <param name="Sequence">The picture's sequence, which decides among equals.</param>
internal readonly record struct PageKey(long Rank, long Sequence)
{
    /// <summary>Above everything.</summary>
    public static PageKey Top => new(long.MaxValue, long.MaxValue);
}
