using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The search words of the serving generation.</summary>
internal sealed class MongoSearchIndex(IMongoDatabase database) : ISearchIndex
{
    private readonly MongoSets _sets = new(database);
    private readonly MongoPeople _people = new(database);

    private static FilterDefinitionBuilder<BsonDocument> Filter => Builders<BsonDocument>.Filter;

    private static SortDefinition<BsonDocument> CommonFirst => Builders<BsonDocument>.Sort.Ascending(Names.Rarity).Ascending(Names.Id);

    public async Task<WordCounts> CountAsync(IReadOnlyCollection<string> words, CancellationToken cancellationToken)
    {
        var number = await NumberAsync(cancellationToken);
        var total = (await _sets.FindAsync(number, cancellationToken))?.Pictures ?? 0;
        var found = await FindAsync(number, Filter.In(Names.Id, words), words.Count, cancellationToken);
        return new WordCounts(total, found.ToDictionary(word => word.Text, word => word.Pictures));
    }

    public async Task<IReadOnlyList<DictionaryWord>> CompleteAsync(string beginning, int limit, CancellationToken cancellationToken)
    {
        var number = await NumberAsync(cancellationToken);
        var longer = Filter.Gt(Names.Id, beginning) & Filter.Lt(Names.Id, TextRange.EndOf(beginning));
        var found = new List<DictionaryWord>();
        // Each class is a range of the index.
        for (var rarity = 0; rarity < WordRarity.Classes && found.Count < limit; rarity++)
            found.AddRange(await FindAsync(number, Filter.Eq(Names.Rarity, rarity) & longer, limit - found.Count, cancellationToken));
        return found;
    }

    public async Task<IReadOnlyList<DictionaryWord>> FindSimilarAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken) =>
        keys.Count == 0 ? [] : await FindAsync(await NumberAsync(cancellationToken), Filter.In(Names.Keys, keys), limit, cancellationToken);

    public Task<IReadOnlyList<PersonName>> FindPeopleAsync(string word, int limit, CancellationToken cancellationToken) =>
        _people.FindAsync(word, limit, cancellationToken);

    public Task<IReadOnlyList<PersonName>> FindPeopleByBeginningAsync(string beginning, int limit, CancellationToken cancellationToken) =>
        _people.FindByBeginningAsync(beginning, limit, cancellationToken);

    public Task<IReadOnlyList<PersonName>> FindSimilarPeopleAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken) =>
        keys.Count == 0 ? Task.FromResult<IReadOnlyList<PersonName>>([]) : _people.FindSimilarAsync(keys, limit, cancellationToken);

    public async Task<long> FindWindowAsync(IReadOnlyCollection<string> words, long upper, int size, CancellationToken cancellationToken)
    {
        var last = await new Generation(database, await NumberAsync(cancellationToken)).Pictures
            .Find(ListingFilters.Has(words) & Filter.Lt(Names.Sequence, upper))
            .Sort(ListingFilters.BySequence).Skip(size - 1).Limit(1)
            .Project(Builders<BsonDocument>.Projection.Include(Names.Sequence)).FirstOrDefaultAsync(cancellationToken);
        return last is null ? 0 : last[Names.Sequence].AsInt64;
    }

    public async Task<long> FindFilterWindowAsync(PictureFilter filter, long upper, int size, CancellationToken cancellationToken)
    {
        var last = await new Generation(database, await NumberAsync(cancellationToken)).Pictures
            .Find(ListingFilters.Lead(filter) & Filter.Lt(Names.Sequence, upper))
            .Sort(ListingFilters.BySequence).Skip(size - 1).Limit(1)
            .Project(Builders<BsonDocument>.Projection.Include(Names.Sequence)).FirstOrDefaultAsync(cancellationToken);
        return last is null ? 0 : last[Names.Sequence].AsInt64;
    }

    public async Task<PageKey?> FindPriceWindowAsync(
        string currency, bool isAscending, PageKey after, int size, CancellationToken cancellationToken)
    {
        var last = await new Generation(database, await NumberAsync(cancellationToken)).Pictures
            .Find(ListingFilters.OffersAfter(currency, isAscending, after))
            .Sort(ListingFilters.ByPrice(isAscending)).Skip(size - 1).Limit(1)
            .Project(Builders<BsonDocument>.Projection.Include(Names.Sequence).Include(Names.Price)).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : MongoListings.PriceKeyOf(last, isAscending);
    }

    public Task<IReadOnlyList<string>> ListUnnamedAsync(int limit, CancellationToken cancellationToken) => _people.ListUnnamedAsync(limit, cancellationToken);

    public Task<IReadOnlyList<string>> ListPeopleAsync(string afterId, int limit, CancellationToken cancellationToken) =>
        _people.ListAsync(afterId, limit, cancellationToken);

    public Task SetNamesAsync(IReadOnlyCollection<PersonName> names, CancellationToken cancellationToken) => _people.SetNamesAsync(names, cancellationToken);

    private async Task<int> NumberAsync(CancellationToken cancellationToken) => (await _sets.ReadAsync(cancellationToken)).Serving;

    private async Task<List<DictionaryWord>> FindAsync(int number, FilterDefinition<BsonDocument> filter, int limit, CancellationToken cancellationToken)
    {
        var found = await new Generation(database, number).Words.Find(filter).Sort(CommonFirst).Limit(limit)
            .Project(Builders<BsonDocument>.Projection.Include(Names.Pictures).Include(Names.Rarity)).ToListAsync(cancellationToken);
        return found.ConvertAll(word => new DictionaryWord(word[Names.Id].AsString, word[Names.Pictures].AsInt64, word[Names.Rarity].AsInt32));
    }
}
