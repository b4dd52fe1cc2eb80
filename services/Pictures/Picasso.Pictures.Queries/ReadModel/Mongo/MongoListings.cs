using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>Reads pages of listings from one generation, each along an index.</summary>
internal sealed class MongoListings(Generation generation)
{
    // MongoDB merges up to this many scans along one index in order; it would sort more of them in memory.
    private const int OwnersAtOnce = 200;

    public Task<List<PictureView>> ReadAsync(Listing listing, PageKey after, int limit, CancellationToken cancellationToken) => listing switch
    {
        Listing.Newest newest => WalkAsync(ListingFilters.Newest(newest.Category, after), limit, cancellationToken),
        Listing.Popular popular => PopularAsync(popular, after, limit, cancellationToken),
        Listing.OwnedBy owned => OwnedByAsync(owned, after, limit, cancellationToken),
        Listing.Portfolio portfolio => WalkAsync(ListingFilters.Portfolio(portfolio, after), limit, cancellationToken),
        Listing.Own own => OwnAsync(own, after, limit, cancellationToken),
        Listing.BoughtBy bought => BoughtByAsync(bought.BuyerId, after, limit, cancellationToken),
        Listing.Filtered filtered => WalkAsync(ListingFilters.Filtered(filtered, after), limit, cancellationToken),
        Listing.Found found => FoundAsync(found, after, limit, cancellationToken),
        Listing.Priced priced => PricedAsync(priced, after, limit, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(listing)),
    };

    /// <summary>How many pictures a listing has, counted up to a bound.</summary>
    public async Task<int> CountAsync(Listing listing, int atMost, CancellationToken cancellationToken) => (int)await generation.Pictures.CountDocumentsAsync(
        listing switch
        {
            Listing.Filtered filtered => ListingFilters.Filtered(filtered, PageKey.Top),
            Listing.Found found => ListingFilters.Found(found),
            _ => throw new ArgumentOutOfRangeException(nameof(listing)),
        }, new CountOptions { Limit = atMost }, cancellationToken);

    private async Task<List<PictureView>> PricedAsync(Listing.Priced priced, PageKey after, int limit, CancellationToken cancellationToken)
    {
        var found = await generation.Pictures
            .Find(ListingFilters.Priced(priced, after)).Sort(ListingFilters.ByPrice(priced.IsAscending)).Limit(limit)
            .Project(Builders<BsonDocument>.Projection.Include(Names.Document).Include(Names.Likes).Include(Names.Sequence).Include(Names.Price))
            .ToListAsync(cancellationToken);
        return found.ConvertAll(document => RowDocument.ViewOf(document) with { Key = PriceKeyOf(document, priced.IsAscending) });
    }

    /// <summary>The key of an offer in the order of prices.</summary>
    public static PageKey PriceKeyOf(BsonDocument document, bool isAscending)
    {
        var sign = isAscending ? -1 : 1;
        return new PageKey(sign * document[Names.Price].AsInt64, sign * document[Names.Sequence].AsInt64);
    }

    private async Task<List<PictureView>> WalkAsync(FilterDefinition<BsonDocument> filter, int limit, CancellationToken cancellationToken)
    {
        var found = await Find(filter).Sort(ListingFilters.BySequence).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(document => Place(document, document[Names.Sequence].AsInt64));
    }

    private async Task<List<PictureView>> OwnAsync(Listing.Own own, PageKey after, int limit, CancellationToken cancellationToken)
    {
        var found = await generation.Pictures.Find(ListingFilters.Own(own, after)).Sort(ListingFilters.By(own.Order)).Limit(limit)
            .Project(Builders<BsonDocument>.Projection.Include(Names.Document).Include(Names.Likes).Include(Names.Sequence).Include(Names.PriceRank))
            .ToListAsync(cancellationToken);
        return found.ConvertAll(document => RowDocument.ViewOf(document) with { Key = OwnKeyOf(document, own.Order) });
    }

    private static PageKey OwnKeyOf(BsonDocument document, OwnOrder order)
    {
        var sequence = document[Names.Sequence].AsInt64;
        return order switch
        {
            OwnOrder.Oldest => new PageKey(-sequence, -sequence),
            OwnOrder.MostLiked => new PageKey(document[Names.Likes].AsInt64, sequence),
            OwnOrder.HighestPrice => new PageKey(document[Names.PriceRank].AsInt64, sequence),
            _ => new PageKey(sequence, sequence),
        };
    }

    private async Task<List<PictureView>> PopularAsync(Listing.Popular popular, PageKey after, int limit, CancellationToken cancellationToken)
    {
        var found = await Find(ListingFilters.Popular(popular.Category, after)).Sort(ListingFilters.ByScore).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(document => Place(document, document[Names.Score].AsInt64));
    }

    private async Task<List<PictureView>> OwnedByAsync(Listing.OwnedBy owned, PageKey after, int limit, CancellationToken cancellationToken)
    {
        var pages = await Task.WhenAll(owned.OwnerIds.Distinct().Chunk(OwnersAtOnce).Select(
            owners => WalkAsync(ListingFilters.OwnedBy(owners, owned.Category, after), limit, cancellationToken)));
        return [.. pages.SelectMany(page => page).OrderByDescending(placed => placed.Key.Sequence).Take(limit)];
    }

    // A bought picture that was removed counts in the scan, but is not on the page.
    private async Task<List<PictureView>> BoughtByAsync(string buyer, PageKey after, int limit, CancellationToken cancellationToken)
    {
        var placed = new List<PictureView>();
        var below = after.Rank;
        while (placed.Count < limit)
        {
            var purchases = await generation.Purchases
                .Find(Builders<BsonDocument>.Filter.And(
                    Builders<BsonDocument>.Filter.Eq(Names.Buyer, buyer), Builders<BsonDocument>.Filter.Lt(Names.Position, below)))
                .Sort(Builders<BsonDocument>.Sort.Descending(Names.Position)).Limit(limit).ToListAsync(cancellationToken);
            placed.AddRange(await PlaceAsync(purchases, cancellationToken));
            if (purchases.Count < limit)
                break;
            below = purchases[^1][Names.Position].AsInt64;
        }

        return [.. placed.Take(limit)];
    }

    private async Task<IEnumerable<PictureView>> PlaceAsync(List<BsonDocument> purchases, CancellationToken cancellationToken)
    {
        var ids = purchases.Select(purchase => purchase[Names.Picture].AsString);
        var pictures = (await Find(Builders<BsonDocument>.Filter.And(
                Builders<BsonDocument>.Filter.In(Names.Id, ids), Builders<BsonDocument>.Filter.Exists(Names.Sequence)))
            .ToListAsync(cancellationToken)).ToDictionary(document => document[Names.Id]);
        return purchases
            .Where(purchase => pictures.ContainsKey(purchase[Names.Picture]))
            .Select(purchase => Place(pictures[purchase[Names.Picture]], purchase[Names.Position].AsInt64));
    }

    private async Task<List<PictureView>> FoundAsync(Listing.Found found, PageKey after, int limit, CancellationToken cancellationToken)
    {
        using var cursor = await generation.Pictures.AggregateAsync(
            SearchPipeline.For(found, after, limit), cancellationToken: cancellationToken);
        return (await cursor.ToListAsync(cancellationToken)).ConvertAll(
            document => RowDocument.ViewOf(document) with { Key = SearchPipeline.KeyOf(document) });
    }

    private IFindFluent<BsonDocument, BsonDocument> Find(FilterDefinition<BsonDocument> filter) => generation.Pictures
        .Find(filter)
        .Project(Builders<BsonDocument>.Projection
            .Include(Names.Document).Include(Names.Likes).Include(Names.Sequence).Include(Names.Score));

    private static PictureView Place(BsonDocument document, long rank) =>
        RowDocument.ViewOf(document) with { Key = new PageKey(rank, document[Names.Sequence].AsInt64) };
}
