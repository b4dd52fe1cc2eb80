using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The range below a key in a listing, as conditions on the pictures of a generation.</summary>
internal static class ListingFilters
{
    private static FilterDefinitionBuilder<BsonDocument> Filter => Builders<BsonDocument>.Filter;

    /// <summary>Latest upload first.</summary>
    public static SortDefinition<BsonDocument> BySequence { get; } = Builders<BsonDocument>.Sort.Descending(Names.Sequence);

    /// <summary>Best score first, then latest upload.</summary>
    public static SortDefinition<BsonDocument> ByScore { get; } =
        Builders<BsonDocument>.Sort.Descending(Names.Score).Descending(Names.Sequence);

    public static FilterDefinition<BsonDocument> Newest(string? category, PageKey after) =>
        Filter.And([.. Category(category), Below(after.Sequence)]);

    // The first condition bounds the index scan, the second compares equal scores.
    public static FilterDefinition<BsonDocument> Popular(string? category, PageKey after) => Filter.And(
    [
        .. Category(category),
        Filter.Lte(Names.Score, after.Rank),
        Filter.Or(Filter.Lt(Names.Score, after.Rank), Below(after.Sequence)),
    ]);

    public static FilterDefinition<BsonDocument> OwnedBy(IEnumerable<string> owners, string? category, PageKey after) =>
        Filter.And([Filter.In(Names.Owner, owners), .. Category(category), Below(after.Sequence)]);

    public static FilterDefinition<BsonDocument> Portfolio(Listing.Portfolio portfolio, PageKey after) => Filter.And(
        portfolio.Part switch
        {
            PortfolioPart.Created => Filter.Eq(Names.Creator, portfolio.UserId),
            PortfolioPart.ForSale => Filter.Eq(Names.Owner, portfolio.UserId) & Filter.Gte(Names.Price, 0L),
            PortfolioPart.Sold => Filter.Eq(Names.Creator, portfolio.UserId) & Filter.Eq(Names.Collected, true),
            PortfolioPart.Collected => Filter.Eq(Names.Owner, portfolio.UserId) & Filter.Eq(Names.Collected, true),
            _ => throw new ArgumentOutOfRangeException(nameof(portfolio)),
        },
        Below(after.Sequence));

    public static FilterDefinition<BsonDocument> Own(Listing.Own own, PageKey after) => Filter.And(
        own.Part switch
        {
            OwnPart.All => Filter.Eq(Names.Owner, own.UserId),
            OwnPart.ForSale => Filter.Eq(Names.Owner, own.UserId) & Filter.Gte(Names.Price, 0L),
            OwnPart.NotForSale => Filter.Eq(Names.Owner, own.UserId) & Filter.Eq(Names.Price, BsonNull.Value),
            OwnPart.Sold => Filter.Eq(Names.Creator, own.UserId) & Filter.Eq(Names.Collected, true),
            OwnPart.Frozen => Filter.Eq(Names.Owner, own.UserId) & Filter.Eq(Names.Frozen, true),
            _ => throw new ArgumentOutOfRangeException(nameof(own)),
        },
        own.Order switch
        {
            OwnOrder.Oldest => Filter.Gt(Names.Sequence, -after.Sequence),
            OwnOrder.MostLiked => BelowRank(Names.Likes, after),
            OwnOrder.HighestPrice => BelowRank(Names.PriceRank, after),
            _ => Below(after.Sequence),
        });

    /// <summary>An order of a user's own pictures.</summary>
    public static SortDefinition<BsonDocument> By(OwnOrder order) => order switch
    {
        OwnOrder.Oldest => Builders<BsonDocument>.Sort.Ascending(Names.Sequence),
        OwnOrder.MostLiked => Builders<BsonDocument>.Sort.Descending(Names.Likes).Descending(Names.Sequence),
        OwnOrder.HighestPrice => Builders<BsonDocument>.Sort.Descending(Names.PriceRank).Descending(Names.Sequence),
        _ => BySequence,
    };

    public static FilterDefinition<BsonDocument> Filtered(Listing.Filtered filtered, PageKey after) =>
        Filter.And([.. Of(filtered.Filter), Below(after.Sequence), Filter.Gte(Names.Sequence, filtered.From)]);

    /// <summary>The filter's lead alone.</summary>
    public static FilterDefinition<BsonDocument> Lead(PictureFilter filter) => FilterLeads.Of(filter) switch
    {
        FilterLead.Tag => Filter.Eq(Names.Tags, filter.Tags[0]),
        FilterLead.Category => Filter.Eq(Names.Category, filter.Category),
        FilterLead.Colour => Filter.Eq(Names.Colours, filter.Colour),
        FilterLead.Currency => Filter.Eq(Names.Currency, filter.Currency) & Filter.Gte(Names.Price, 0L),
        FilterLead.Offer => Filter.Gte(Names.Price, 0L),
        FilterLead.Orientation => Filter.Eq(Names.Orientation, filter.Orientation),
        _ => Filter.Empty,
    };

    /// <summary>Contains a word of each term, passes the filter and is in the window.</summary>
    public static FilterDefinition<BsonDocument> Found(Listing.Found found) => Filter.And(
    [
        .. found.Terms.Select(term => Has(term.Words.Select(word => word.Text))),
        Filter.Gte(Names.Sequence, found.Window.Lower),
        Filter.Lt(Names.Sequence, found.Window.Upper),
        .. Of(found.Filter),
    ]);

    /// <summary>Contains a word of each term, passes the filter, and is in a range of prices.</summary>
    public static FilterDefinition<BsonDocument> Priced(Listing.Priced priced, PageKey after) => Filter.And(
    [
        .. priced.Terms.Select(term => Has(term.Words.Select(word => word.Text))),
        .. Of(priced.Filter),
        AfterPrice(priced.IsAscending, after),
        ThroughPrice(priced.IsAscending, priced.Until),
    ]);

    /// <summary>Offers in a currency after a key.</summary>
    public static FilterDefinition<BsonDocument> OffersAfter(string currency, bool isAscending, PageKey after) =>
        Filter.Eq(Names.Currency, currency) & Filter.Gte(Names.Price, 0L) & AfterPrice(isAscending, after);

    /// <summary>By price, then by arrival.</summary>
    public static SortDefinition<BsonDocument> ByPrice(bool isAscending) => isAscending
        ? Builders<BsonDocument>.Sort.Ascending(Names.Price).Ascending(Names.Sequence)
        : Builders<BsonDocument>.Sort.Descending(Names.Price).Descending(Names.Sequence);

    private static FilterDefinition<BsonDocument> AfterPrice(bool isAscending, PageKey key) => isAscending
        ? Filter.Gte(Names.Price, -key.Rank)
            & Filter.Or(Filter.Gt(Names.Price, -key.Rank), Filter.Gt(Names.Sequence, -key.Sequence))
        : Filter.Lte(Names.Price, key.Rank) & Filter.Or(Filter.Lt(Names.Price, key.Rank), Filter.Lt(Names.Sequence, key.Sequence));

    private static FilterDefinition<BsonDocument> ThroughPrice(bool isAscending, PageKey key) => isAscending
        ? Filter.Lte(Names.Price, -key.Rank)
            & Filter.Or(Filter.Lt(Names.Price, -key.Rank), Filter.Lte(Names.Sequence, -key.Sequence))
        : Filter.Gte(Names.Price, key.Rank) & Filter.Or(Filter.Gt(Names.Price, key.Rank), Filter.Gte(Names.Sequence, key.Sequence));

    /// <summary>Contains one of the words.</summary>
    public static FilterDefinition<BsonDocument> Has(IEnumerable<string> words) => Filter.In($"{Names.Words}.{Names.Word}", words);

    // The first condition bounds the index scan, the second compares equal ranks.
    private static FilterDefinition<BsonDocument> BelowRank(string rank, PageKey after) =>
        Filter.Lte(rank, after.Rank) & Filter.Or(Filter.Lt(rank, after.Rank), Below(after.Sequence));

    private static FilterDefinition<BsonDocument> Below(long sequence) => Filter.Lt(Names.Sequence, sequence);

    private static IEnumerable<FilterDefinition<BsonDocument>> Category(string? category) =>
        category is null ? [] : [Filter.Eq(Names.Category, category)];

    private static List<FilterDefinition<BsonDocument>> Of(PictureFilter filter)
    {
        List<FilterDefinition<BsonDocument>> all = [.. Category(filter.Category)];
        if (filter.Orientation is not null)
            all.Add(Filter.Eq(Names.Orientation, filter.Orientation));
        if (filter.Colour is not null)
            all.Add(Filter.Eq(Names.Colours, filter.Colour));
        if (filter.ForSale || filter.Currency is not null || filter.MinPriceMinor is not null)
            all.Add(Filter.Gte(Names.Price, filter.MinPriceMinor ?? 0));
        if (filter.Currency is not null)
            all.Add(Filter.Eq(Names.Currency, filter.Currency));
        if (filter.MaxPriceMinor is { } highest)
            all.Add(Filter.Lte(Names.Price, highest));
        if (filter.Tags.Count > 0)
            all.Add(Filter.All(Names.Tags, filter.Tags));
        return all;
    }
}
