namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>Which pictures, in which order. Every one of them is read by keyset along an index.</summary>
internal abstract record Listing
{
    private Listing() { }

    /// <summary>Latest upload first.</summary>
    /// <param name="Category">Null for all.</param>
    public sealed record Newest(string? Category) : Listing;

    /// <summary>By <see cref="Popularity"/>. A picture whose likes change between two pages may move past the reader.</summary>
    /// <param name="Category">Null for all.</param>
    public sealed record Popular(string? Category) : Listing;

    /// <summary>What these people own now, latest upload first.</summary>
    /// <param name="OwnerIds">Some thousands at most.</param>
    /// <param name="Category">Null for all.</param>
    public sealed record OwnedBy(IReadOnlyList<string> OwnerIds, string? Category) : Listing;

    /// <summary>What a person ever bought, latest purchase first.</summary>
    public sealed record BoughtBy(string BuyerId) : Listing;

    /// <summary>What passes the filter, latest upload first.</summary>
    public sealed record Filtered(PictureFilter Filter) : Listing;

    /// <summary>What has all the words and passes the filter, best match first.</summary>
    /// <param name="Terms">At least one.</param>
    /// <param name="Filter">What else must hold.</param>
    public sealed record Found(IReadOnlyList<SearchTerm> Terms, PictureFilter Filter) : Listing;
}

/// <summary>Restrictions of a search; null means any.</summary>
internal sealed record PictureFilter(
    string? Category, IReadOnlyList<string> Tags, bool ForSale,
    string? Currency, long? MinPriceMinor, long? MaxPriceMinor, string? Orientation);

/// <summary>A word to look for.</summary>
/// <param name="Text">As the index spells it.</param>
/// <param name="IsPrefix">Longer words count too.</param>
/// <param name="Weight">
/// How much a match says (inverse document frequency, in thousandths). Measured once for the first page and carried in the
/// cursor: so the order of two pictures never depends on what others were added or removed between two pages.
/// </param>
internal sealed record SearchTerm(string Text, bool IsPrefix, int Weight);
