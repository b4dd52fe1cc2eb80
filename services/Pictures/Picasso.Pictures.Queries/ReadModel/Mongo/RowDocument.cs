using MongoDB.Bson;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// A stored row: the same JSON text as in every engine, and beside it the fields by which listings are ordered and filtered. Every field is always
/// present, so that a changed document has the same bytes as one that was written at once. A removed picture has none of those fields, and so it is
/// in no listing.
/// </summary>
internal static class RowDocument
{
    /// <summary>A new row.</summary>
    public static BsonDocument New(PictureRow row, LikeCount? likes)
    {
        var document = new BsonDocument { { Names.Id, row.PictureId }, { Names.Sequence, row.Sequence } };
        document.AddRange(FromEvents(row));
        document.AddRange(FromLikes(likes?.Likes ?? 0, likes?.Version ?? -1, row.UploadedAt));
        return document;
    }

    /// <summary>The remaining fields of a removed picture.</summary>
    public static BsonDocument Removed(PictureRow row) => new()
    {
        { Names.Id, row.PictureId },
        { Names.Position, row.Position },
        { Names.Removed, true },
        { Names.Document, RowJson.Write(row) },
    };

    /// <summary>The fields derived from events that may change.</summary>
    public static BsonDocument FromEvents(PictureRow row) => new()
    {
        { Names.Position, row.Position },
        { Names.Owner, row.OwnerId },
        { Names.Creator, row.CreatorId },
        { Names.Collected, row.IsCollected },
        { Names.Frozen, row.IsFrozen },
        { Names.Category, row.Details.Category },
        { Names.Orientation, row.Orientation },
        { Names.Colours, new BsonArray(row.Colours) },
        { Names.Price, row.Offer is null ? BsonNull.Value : row.Offer.PriceMinor },
        { Names.PriceRank, PriceOrder.RankOf(row.Offer) },
        { Names.Currency, row.Offer is null ? BsonNull.Value : row.Offer.Currency },
        { Names.Tags, new BsonArray(row.Details.Tags) },
        { Names.Words, WordsOf(row) },
        { Names.Document, RowJson.Write(row) },
    };

    // In one order, so that the same row has the same bytes.
    private static BsonArray WordsOf(PictureRow row) => new(PictureWords.Of(row)
        .Where(word => word.Value.Points > 0)
        .OrderBy(word => word.Key, StringComparer.Ordinal)
        .Select(word => new BsonDocument { { Names.Word, word.Key }, { Names.Points, word.Value.Points } }));

    /// <summary>The fields derived from likes.</summary>
    public static BsonDocument FromLikes(long likes, long version, DateTimeOffset uploadedAt) => new()
    {
        { Names.Likes, likes },
        { Names.LikesVersion, version },
        { Names.Score, Popularity.ScoreOf(likes, uploadedAt) },
    };

    /// <summary>The row in a stored document.</summary>
    public static PictureRow RowOf(BsonDocument document) => RowJson.Read(document[Names.Document].AsString);

    /// <summary>The view of a stored document that is not removed.</summary>
    public static PictureView ViewOf(BsonDocument document) => new(RowOf(document), document[Names.Likes].AsInt64);
}
