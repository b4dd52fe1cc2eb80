namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>A selection and order of pictures. Each listing is read by keyset along an index.</summary>
internal abstract record Listing
{
    private Listing() { }

    /// <summary>Latest upload first.</summary>
    /// <param name="Category">Null for all.</param>
    public sealed record Newest(string? Category) : Listing;

    /// <summary>By <see cref="Popularity"/>. A picture whose likes change between two pages may move past the reader.</summary>
    /// <param name="Category">Null for all.</param>
    public sealed record Popular(string? Category) : Listing;

    /// <summary>The pictures that these users own now, latest upload first.</summary>
    /// <param name="OwnerIds">Some thousands at most.</param>
    /// <param name="Category">Null for all.</param>
    public sealed record OwnedBy(IReadOnlyList<string> OwnerIds, string? Category) : Listing;

    /// <summary>A part of a user's portfolio, latest upload first.</summary>
    public sealed record Portfolio(string UserId, PortfolioPart Part) : Listing;

    /// <summary>
    /// A part of a user's own pictures. The oldest first is descending by the negated sequence, and so are its keys. A picture whose likes or price change
    /// between two pages may move past the reader.
    /// </summary>
    /// <param name="UserId">The user.</param>
    /// <param name="Part">The part.</param>
    /// <param name="Order">The order.</param>
    public sealed record Own(string UserId, OwnPart Part, OwnOrder Order) : Listing;

    /// <summary>The pictures that a user ever bought, latest purchase first.</summary>
    public sealed record BoughtBy(string BuyerId) : Listing;

    /// <summary>The pictures that pass the filter, latest upload first.</summary>
    /// <param name="Filter">The conditions.</param>
    /// <param name="From">The first sequence that is read.</param>
    public sealed record Filtered(PictureFilter Filter, long From = 0) : Listing;

    /// <summary>The pictures that contain all words and pass the filter, best match first.</summary>
    /// <param name="Terms">At least one, each with at least one word; the rarest first, because the pictures with it are read.</param>
    /// <param name="Filter">Further conditions.</param>
    /// <param name="Window">The part that is ranked.</param>
    public sealed record Found(IReadOnlyList<SearchTerm> Terms, PictureFilter Filter, SearchWindow Window) : Listing;

    /// <summary>
    /// The offers in one currency that contain all words and pass the filter, by price. An ascending order is descending by the negated price and sequence,
    /// and so are its keys.
    /// </summary>
    /// <param name="Terms">As of <see cref="Found"/>; none: every offer.</param>
    /// <param name="Filter">Has a currency.</param>
    /// <param name="IsAscending">Cheapest first.</param>
    /// <param name="Until">The last key that is read.</param>
    /// <param name="StartsWithWords">The pictures with the first term are read and sorted; otherwise all offers in their order.</param>
    public sealed record Priced(
        IReadOnlyList<SearchTerm> Terms, PictureFilter Filter, bool IsAscending, PageKey Until, bool StartsWithWords) : Listing;
}

/// <summary>The parts of a portfolio.</summary>
internal enum PortfolioPart
{
    /// <summary>Uploaded by the user.</summary>
    Created,

    /// <summary>Owned by the user, with an offer.</summary>
    ForSale,

    /// <summary>Uploaded by the user, owned by another.</summary>
    Sold,

    /// <summary>Owned by the user, uploaded by another.</summary>
    Collected,
}

/// <summary>The parts of a user's own pictures.</summary>
internal enum OwnPart
{
    /// <summary>Owned by the user.</summary>
    All,

    /// <summary>Owned by the user, with an offer.</summary>
    ForSale,

    /// <summary>Owned by the user, without an offer.</summary>
    NotForSale,

    /// <summary>Uploaded by the user, owned by another.</summary>
    Sold,

    /// <summary>Owned by the user, frozen by a payment dispute.</summary>
    Frozen,
}

/// <summary>The orders of a user's own pictures.</summary>
internal enum OwnOrder
{
    /// <summary>Latest upload first.</summary>
    Newest,

    /// <summary>Oldest upload first.</summary>
    Oldest,

    /// <summary>Most likes first.</summary>
    MostLiked,

    /// <summary>By <see cref="PriceOrder"/>.</summary>
    HighestPrice,
}

/// <summary>Restrictions of a search; null means any.</summary>
internal sealed record PictureFilter(
    string? Category, IReadOnlyList<string> Tags, bool ForSale,
    string? Currency, long? MinPriceMinor, long? MaxPriceMinor, string? Orientation, string? Colour = null);

/// <summary>A part of a search: a picture contains one of the words.</summary>
/// <param name="Words">Alternatives; the best match counts.</param>
/// <param name="Weight">The weight of a match (inverse document frequency, in thousandths). Measured once for the first page and stored in the
/// cursor: the order of two pictures does not depend on pictures that are added or removed between two pages.</param>
internal sealed record SearchTerm(IReadOnlyList<SearchWord> Words, int Weight);

/// <summary>A word that is looked for.</summary>
/// <param name="Text">In the index's form.</param>
/// <param name="Quality">How well it stands for what was typed, in hundredths.</param>
internal sealed record SearchWord(string Text, int Quality);

/// <summary>A range of sequences. Within it pictures are ranked; between windows later uploads come first. So the cost of a page has a bound.</summary>
/// <param name="Lower">The first sequence.</param>
/// <param name="Upper">The sequence after the last.</param>
internal readonly record struct SearchWindow(long Lower, long Upper)
{
    /// <summary>Every picture.</summary>
    public static SearchWindow All => new(0, long.MaxValue);
}
