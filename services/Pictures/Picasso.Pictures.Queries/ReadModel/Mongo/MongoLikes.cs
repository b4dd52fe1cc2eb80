using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// Like counts, stored beside the rows and in them. Counts are written here first and then into the rows; rows are written first and then their
/// counts are read again: of a count and a row that are written concurrently, at least one includes the other.
/// </summary>
internal sealed class MongoLikes(IMongoDatabase database)
{
    private readonly IMongoCollection<BsonDocument> _likes = database.GetCollection<BsonDocument>("likes");

    /// <summary>The stored counts of pictures, by id.</summary>
    public async Task<IReadOnlyDictionary<string, LikeCount>> ReadAsync(IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken)
    {
        if (pictureIds.Count == 0)
            return new Dictionary<string, LikeCount>();
        var found = await _likes.Find(Builders<BsonDocument>.Filter.In(Names.Id, pictureIds)).ToListAsync(cancellationToken);
        return found.ToDictionary(
            one => one[Names.Id].AsString,
            one => new LikeCount(one[Names.Id].AsString, one[Names.Likes].AsInt64, one[Names.Version].AsInt64));
    }

    /// <summary>Stores counts; a lower version changes nothing.</summary>
    public Task KeepAsync(IReadOnlyCollection<LikeCount> counts, CancellationToken cancellationToken) =>
        counts.Count == 0 ? Task.CompletedTask : _likes.BulkWriteAsync(
            counts.Select(Write), new BulkWriteOptions { IsOrdered = false }, cancellationToken);

    /// <summary>Writes counts into rows of a generation with older counts.</summary>
    /// <returns>The rows whose number of likes changed, in their present state.</returns>
    public static async Task<IReadOnlyList<PictureView>> SaveAsync(
        Generation generation, IEnumerable<LikeCount> counts, CancellationToken cancellationToken)
    {
        var latest = counts.GroupBy(count => count.PictureId).ToDictionary(same => same.Key, same => same.MaxBy(count => count.Version)!);
        var rows = await generation.Pictures
            .Find(Builders<BsonDocument>.Filter.And(
                Builders<BsonDocument>.Filter.In(Names.Id, latest.Keys), Builders<BsonDocument>.Filter.Exists(Names.Likes)))
            .Project(Builders<BsonDocument>.Projection.Include(Names.Document).Include(Names.Likes).Include(Names.LikesVersion))
            .ToListAsync(cancellationToken);
        var changed = new List<PictureView>();
        foreach (var row in rows)
        {
            var count = latest[row[Names.Id].AsString];
            if (row[Names.LikesVersion].AsInt64 >= count.Version)
                continue;
            var view = new PictureView(RowDocument.RowOf(row), count.Likes);
            if (await SaveAsync(generation, view.Row, count, cancellationToken) && row[Names.Likes].AsInt64 != count.Likes)
                changed.Add(view);
        }

        return changed;
    }

    private static async Task<bool> SaveAsync(Generation generation, PictureRow row, LikeCount count, CancellationToken cancellationToken)
    {
        var updated = await generation.Pictures.UpdateOneAsync(
            Builders<BsonDocument>.Filter.And(
                Builders<BsonDocument>.Filter.Eq(Names.Id, row.PictureId), Builders<BsonDocument>.Filter.Lt(Names.LikesVersion, count.Version)),
            new BsonDocument("$set", RowDocument.FromLikes(count.Likes, count.Version, row.UploadedAt)),
            cancellationToken: cancellationToken);
        return updated.MatchedCount == 1;
    }

    private static UpdateOneModel<BsonDocument> Write(LikeCount count)
    {
        var newer = new BsonDocument("$lt", new BsonArray { new BsonDocument("$ifNull", new BsonArray { $"${Names.Version}", -1L }), count.Version });
        return new(
            Builders<BsonDocument>.Filter.Eq(Names.Id, count.PictureId),
            Builders<BsonDocument>.Update.Pipeline(new BsonDocument[]
            {
                new("$set", new BsonDocument
                {
                    { Names.Likes, new BsonDocument("$cond", new BsonArray { newer, count.Likes, $"${Names.Likes}" }) },
                    { Names.Version, new BsonDocument("$cond", new BsonArray { newer, count.Version, $"${Names.Version}" }) },
                }),
            }))
        { IsUpsert = true };
    }
}
