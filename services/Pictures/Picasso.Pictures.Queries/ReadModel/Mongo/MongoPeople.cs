using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The names of owners and creators. As likes they are not of a generation: they do not follow from the log.</summary>
internal sealed class MongoPeople(IMongoDatabase database)
{
    private readonly IMongoCollection<BsonDocument> _people = Of(database);

    private static FilterDefinitionBuilder<BsonDocument> Filter => Builders<BsonDocument>.Filter;

    private static SortDefinition<BsonDocument> ById => Builders<BsonDocument>.Sort.Ascending(Names.Id);

    /// <summary>Creates its indexes.</summary>
    public static Task EnsureAsync(IMongoDatabase database, CancellationToken cancellationToken) => Of(database).Indexes.CreateManyAsync(
    [
        new(Builders<BsonDocument>.IndexKeys.Ascending(Names.Words), new CreateIndexOptions { Name = "words" }),
        new(Builders<BsonDocument>.IndexKeys.Ascending(Names.Keys), new CreateIndexOptions { Name = "keys" }),
        new(Builders<BsonDocument>.IndexKeys.Ascending(Names.Name).Ascending(Names.Id), new CreateIndexOptions { Name = "name" }),
    ], cancellationToken);

    /// <summary>Notes the people of stored rows; known ones keep their names.</summary>
    public static Task AddAsync(IMongoDatabase database, IEnumerable<PictureRow> rows, CancellationToken cancellationToken)
    {
        var writes = rows.SelectMany(row => new[] { row.OwnerId, row.CreatorId }).Distinct().Select(id => new UpdateOneModel<BsonDocument>(
            Filter.Eq(Names.Id, id), Builders<BsonDocument>.Update.SetOnInsert(Names.Name, BsonNull.Value).SetOnInsert(Names.Words, new BsonArray()))
        { IsUpsert = true }).ToList();
        return writes.Count == 0 ? Task.CompletedTask : Of(database).BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
    }

    public Task<IReadOnlyList<PersonName>> FindAsync(string word, int limit, CancellationToken cancellationToken) =>
        FindAsync(Filter.Eq(Names.Words, word), limit, cancellationToken);

    public Task<IReadOnlyList<PersonName>> FindByBeginningAsync(string beginning, int limit, CancellationToken cancellationToken) => FindAsync(
        new BsonDocument(Names.Words, new BsonDocument("$elemMatch", new BsonDocument { { "$gte", beginning }, { "$lt", TextRange.EndOf(beginning) } })),
        limit, cancellationToken);

    public Task<IReadOnlyList<PersonName>> FindSimilarAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken) =>
        FindAsync(Filter.In(Names.Keys, keys), limit, cancellationToken);

    public async Task<IReadOnlyList<string>> ListUnnamedAsync(int limit, CancellationToken cancellationToken) =>
        IdsOf(await _people.Find(Filter.Eq(Names.Name, BsonNull.Value)).Sort(ById).Limit(limit).ToListAsync(cancellationToken));

    public async Task<IReadOnlyList<string>> ListAsync(string afterId, int limit, CancellationToken cancellationToken) =>
        IdsOf(await _people.Find(Filter.Gt(Names.Id, afterId)).Sort(ById).Limit(limit).ToListAsync(cancellationToken));

    public Task SetNamesAsync(IReadOnlyCollection<PersonName> names, CancellationToken cancellationToken) => names.Count == 0
        ? Task.CompletedTask
        : _people.BulkWriteAsync(
            names.Select(person => new UpdateOneModel<BsonDocument>(
                Filter.Eq(Names.Id, person.UserId),
                Builders<BsonDocument>.Update.Set(Names.Name, person.Name).Set(Names.Words, new BsonArray(person.Words))
                    .Set(Names.Keys, new BsonArray(person.Words.SelectMany(TypingErrors.KeysOfEntry).Distinct())))),
            new BulkWriteOptions { IsOrdered = false }, cancellationToken);

    private async Task<IReadOnlyList<PersonName>> FindAsync(FilterDefinition<BsonDocument> filter, int limit, CancellationToken cancellationToken)
    {
        var found = await _people.Find(filter).Sort(ById).Limit(limit).ToListAsync(cancellationToken);
        return [.. found.Select(person => new PersonName(
            person[Names.Id].AsString, person[Names.Name].AsString, [.. person[Names.Words].AsBsonArray.Select(word => word.AsString)]))];
    }

    private static IReadOnlyList<string> IdsOf(List<BsonDocument> people) => [.. people.Select(person => person[Names.Id].AsString)];

    private static IMongoCollection<BsonDocument> Of(IMongoDatabase database) => database.GetCollection<BsonDocument>("people");
}
