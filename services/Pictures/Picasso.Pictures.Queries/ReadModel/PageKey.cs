namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>The end of a page. Listings are descending: the next page is below this key.</summary>
/// <param name="Rank">Score or position that the listing is ordered by first.</param>
/// <param name="Sequence">The picture's sequence, which orders equal ranks.</param>
internal readonly record struct PageKey(long Rank, long Sequence)
{
    /// <summary>Above every key.</summary>
    public static PageKey Top => new(long.MaxValue, long.MaxValue);

    /// <summary>Below every key.</summary>
    public static PageKey Bottom => new(-long.MaxValue, -long.MaxValue);
}
