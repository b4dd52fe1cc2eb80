using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>Stores rows of one generation inside a transaction that has moved its checkpoint.</summary>
internal sealed class RowWriter(IClientSessionHandle session, Generation generation, IReadOnlyDictionary<string, LikeCount> likes)
{
    private readonly List<WriteModel<BsonDocument>> _writes = [];
    private readonly List<PictureView> _stored = [];
    private readonly WordDifferences _words = new();

    /// <summary>The increase in the number of pictures.</summary>
    public long Added { get; private set; }

    /// <summary>Stores rows and purchases.</summary>
    /// <returns>The rows that were newer than the stored ones.</returns>
    public async Task<IReadOnlyList<PictureView>> SaveAsync(RowChanges changes)
    {
        var before = await ReadAsync([.. changes.Rows.Select(row => row.PictureId)]);
        foreach (var row in changes.Rows)
            Add(row, before.GetValueOrDefault(row.PictureId));
        if (_writes.Count > 0)
            await generation.Pictures.BulkWriteAsync(session, _writes);
        await new WordWriter(session, generation).SaveAsync(_words);
        if (changes.Purchases.Count > 0)
            await generation.Purchases.BulkWriteAsync(session, changes.Purchases.Select(Write));
        return _stored;
    }

    private async Task<Dictionary<string, BsonDocument>> ReadAsync(IReadOnlyList<string> ids)
    {
        var found = await generation.Pictures
            .Find(session, Builders<BsonDocument>.Filter.In(Names.Id, ids))
            .Project(Builders<BsonDocument>.Projection.Include(Names.Position).Include(Names.Sequence).Include(Names.Likes).Include(Names.Document))
            .ToListAsync();
        return found.ToDictionary(document => document[Names.Id].AsString);
    }

    private void Add(PictureRow row, BsonDocument? before)
    {
        if (before is not null && before[Names.Position].AsInt64 >= row.Position)
            return;
        var here = Builders<BsonDocument>.Filter.Eq(Names.Id, row.PictureId);
        var listed = before?.Contains(Names.Sequence) == true;
        _words.Add(WordDifferences.WordsOf(listed ? RowDocument.RowOf(before!) : null), WordDifferences.WordsOf(row));
        if (row.Removed)
        {
            _writes.Add(new ReplaceOneModel<BsonDocument>(here, RowDocument.Removed(row)) { IsUpsert = true });
            Store(row, 0, listed ? -1 : 0);
        }
        else if (listed)
        {
            _writes.Add(new UpdateOneModel<BsonDocument>(here, new BsonDocument("$set", RowDocument.FromEvents(row))));
            Store(row, before![Names.Likes].AsInt64, 0);
        }
        else
        {
            var liked = likes.GetValueOrDefault(row.PictureId);
            _writes.Add(new ReplaceOneModel<BsonDocument>(here, RowDocument.New(row, liked)) { IsUpsert = true });
            Store(row, liked?.Likes ?? 0, 1);
        }
    }

    private void Store(PictureRow row, long count, int added)
    {
        _stored.Add(new PictureView(row, count));
        Added += added;
    }

    // The buyer is the shard key, and part of the query.
    private static UpdateOneModel<BsonDocument> Write(Purchase purchase) => new(
        Builders<BsonDocument>.Filter.Eq(Names.Id, $"{purchase.BuyerId}/{purchase.PictureId}")
            & Builders<BsonDocument>.Filter.Eq(Names.Buyer, purchase.BuyerId),
        Builders<BsonDocument>.Update
            .SetOnInsert(Names.Picture, purchase.PictureId)
            .SetOnInsert(Names.Sequence, purchase.Sequence).Max(Names.Position, purchase.Position))
    { IsUpsert = true };
}
