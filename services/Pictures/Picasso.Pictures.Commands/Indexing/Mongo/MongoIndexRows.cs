using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Commands.Indexing.Mongo;

/// <summary>Reads and writes the documents within a transaction.</summary>
internal sealed class MongoIndexRows(
    IClientSessionHandle session, IMongoCollection<IndexEntry> pictures, IMongoCollection<BsonDocument> closed)
{
    public async Task<IReadOnlyList<IndexEntry>> ReadAsync(IReadOnlyCollection<string> ids) => ids.Count == 0
        ? []
        : await pictures.Find(session, Builders<IndexEntry>.Filter.In(one => one.PictureId, ids)).ToListAsync();

    /// <summary>Records closed accounts, and their remaining pictures.</summary>
    public async Task CloseAsync(IReadOnlyCollection<string> users)
    {
        if (users.Count == 0)
            return;
        await closed.BulkWriteAsync(session, users.Select(Note));
        await pictures.UpdateManyAsync(
            session,
            Builders<IndexEntry>.Filter.In(one => one.OwnerId, users)
                & (Builders<IndexEntry>.Filter.Eq(one => one.Sold, false) | Builders<IndexEntry>.Filter.Eq(one => one.Listed, true)),
            Builders<IndexEntry>.Update.Set(one => one.LeftBehind, true));
    }

    /// <summary>Stores the changes. Whether a picture is to be withdrawn follows from its state, not from the order of events.</summary>
    public async Task SaveAsync(IndexBatch batch)
    {
        var changed = batch.Changed.ToList();
        if (changed.Count == 0)
            return;
        var left = await WhoLeftAsync([.. changed.Select(one => one.Value?.OwnerId).OfType<string>().Distinct()]);
        await pictures.BulkWriteAsync(session, changed.Select(one => Write(one.Key, one.Value, left)));
    }

    private async Task<HashSet<string>> WhoLeftAsync(IReadOnlyList<string> owners)
    {
        var found = await closed.Find(session, Builders<BsonDocument>.Filter.In("_id", owners)).ToListAsync();
        return [.. found.Select(one => one["_id"].AsString)];
    }

    private static WriteModel<IndexEntry> Write(string id, IndexEntry? entry, HashSet<string> left)
    {
        var here = Builders<IndexEntry>.Filter.Eq(one => one.PictureId, id);
        if (entry is null)
            return new DeleteOneModel<IndexEntry>(here);
        return new ReplaceOneModel<IndexEntry>(
            here, entry with { LeftBehind = entry.MustGoWithItsOwner && left.Contains(entry.OwnerId) }) { IsUpsert = true };
    }

    private static UpdateOneModel<BsonDocument> Note(string user) =>
        new(Builders<BsonDocument>.Filter.Eq("_id", user), Builders<BsonDocument>.Update.SetOnInsert("_id", user)) { IsUpsert = true };
}
