using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>Applies a batch of rows to the dictionary of their generation, inside the rows' transaction.</summary>
internal sealed class WordWriter(IClientSessionHandle session, Generation generation)
{
    public async Task SaveAsync(WordDifferences differences)
    {
        var changes = differences.All;
        if (changes.Count == 0)
            return;
        var stored = await ReadAsync(changes.Select(change => change.Key));
        await generation.Words.BulkWriteAsync(
            session, changes.Select(change => WordChange.Of(stored.GetValueOrDefault(change.Key) ?? new DictionaryEntry(change.Key, 0, 0), change)).Select(Write));
    }

    private async Task<Dictionary<string, DictionaryEntry>> ReadAsync(IEnumerable<string> words)
    {
        var found = await generation.Words
            .Find(session, Builders<BsonDocument>.Filter.In(Names.Id, words))
            .Project(Builders<BsonDocument>.Projection.Include(Names.Pictures).Include(Names.Written))
            .ToListAsync();
        return found
            .Select(word => new DictionaryEntry(word[Names.Id].AsString, word[Names.Pictures].AsInt64, word[Names.Written].AsInt64))
            .ToDictionary(entry => entry.Word);
    }

    private static WriteModel<BsonDocument> Write(WordChange change)
    {
        var here = Builders<BsonDocument>.Filter.Eq(Names.Id, change.Word);
        return change.Pictures == 0 ? new DeleteOneModel<BsonDocument>(here) : new ReplaceOneModel<BsonDocument>(here, Document(change)) { IsUpsert = true };
    }

    private static BsonDocument Document(WordChange change) => new()
    {
        { Names.Id, change.Word },
        { Names.Pictures, change.Pictures },
        { Names.Written, change.Written },
        { Names.Rarity, change.Rarity },
        { Names.Keys, new BsonArray(change.Rarity == WordRarity.NotWritten ? [] : TypingErrors.KeysOfEntry(change.Word)) },
    };
}
