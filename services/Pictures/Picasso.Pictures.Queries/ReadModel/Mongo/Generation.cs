using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The collections of one generation of rows, and their indexes. Every index of a listing ends in the listing's paging key.</summary>
internal sealed class Generation(IMongoDatabase database, int number)
{
    private const string PicturesPrefix = "pictures-", PurchasesPrefix = "purchases-", WordsPrefix = "words-";

    /// <summary>One document for each picture, removed ones included.</summary>
    public IMongoCollection<BsonDocument> Pictures { get; } = database.GetCollection<BsonDocument>($"{PicturesPrefix}{number}");

    /// <summary>One document for each buyer and picture.</summary>
    public IMongoCollection<BsonDocument> Purchases { get; } = database.GetCollection<BsonDocument>($"{PurchasesPrefix}{number}");

    /// <summary>The dictionary: one document for each search word.</summary>
    public IMongoCollection<BsonDocument> Words { get; } = database.GetCollection<BsonDocument>($"{WordsPrefix}{number}");

    /// <summary>The generation of a collection; null for other collections.</summary>
    public static int? NumberOf(string collection)
    {
        foreach (var prefix in (string[])[PicturesPrefix, PurchasesPrefix, WordsPrefix])
            if (collection.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(collection.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
        return null;
    }

    /// <summary>Creates missing collections and indexes.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await Pictures.Indexes.CreateManyAsync(PictureIndexes(), cancellationToken);
        await Purchases.Indexes.CreateOneAsync(
            Index("buyer_position", Ascending(Names.Buyer), Descending(Names.Position)), cancellationToken: cancellationToken);
        await Words.Indexes.CreateManyAsync(
            [
                Index("rarity_word", Ascending(Names.Rarity), Ascending(Names.Id)),
                Index("keys_rarity_word", Ascending(Names.Keys), Ascending(Names.Rarity), Ascending(Names.Id)),
            ], cancellationToken);
    }

    private static List<CreateIndexModel<BsonDocument>> PictureIndexes()
    {
        var (sequence, score) = (Descending(Names.Sequence), Descending(Names.Score));
        var offered = Builders<BsonDocument>.Filter.Gte(Names.Price, 0L);
        return
        [
            Index("seq", sequence),
            Index("owner_seq", Ascending(Names.Owner), sequence),
            Index("owner_price_seq", Ascending(Names.Owner), Ascending(Names.Price), sequence),
            Index("owner_frozen_seq", Ascending(Names.Owner), Ascending(Names.Frozen), sequence),
            Index("owner_collected_seq", Ascending(Names.Owner), Ascending(Names.Collected), sequence),
            Index("creator_seq", Ascending(Names.Creator), sequence),
            Index("creator_collected_seq", Ascending(Names.Creator), Ascending(Names.Collected), sequence),
            Index("owner_likes_seq", Ascending(Names.Owner), Descending(Names.Likes), sequence),
            Index("owner_priceRank_seq", Ascending(Names.Owner), Descending(Names.PriceRank), sequence),
            Index("creator_likes_seq", Ascending(Names.Creator), Descending(Names.Likes), sequence),
            Index("creator_priceRank_seq", Ascending(Names.Creator), Descending(Names.PriceRank), sequence),
            Index("score_seq", score, sequence),
            Index("category_score_seq", Ascending(Names.Category), score, sequence),
            Index("category_seq", Ascending(Names.Category), sequence),
            Index("orientation_seq", Ascending(Names.Orientation), sequence),
            Index("colours_seq", Ascending(Names.Colours), sequence),
            Index("tags_seq", Ascending(Names.Tags), sequence),
            Index("words_seq", Ascending($"{Names.Words}.{Names.Word}"), sequence),
            Index("offered_seq", offered, sequence, Ascending(Names.Price)),
            Index("offered_owner_seq", offered, Ascending(Names.Owner), sequence),
            Index("currency_price_seq", offered, Ascending(Names.Currency), Ascending(Names.Price), Ascending(Names.Sequence)),
            Index("currency_seq", offered, Ascending(Names.Currency), sequence, Ascending(Names.Price)),
        ];
    }

    private static IndexKeysDefinition<BsonDocument> Ascending(string field) => Builders<BsonDocument>.IndexKeys.Ascending(field);

    private static IndexKeysDefinition<BsonDocument> Descending(string field) => Builders<BsonDocument>.IndexKeys.Descending(field);

    private static CreateIndexModel<BsonDocument> Index(string name, params IndexKeysDefinition<BsonDocument>[] keys) =>
        new(Builders<BsonDocument>.IndexKeys.Combine(keys), new CreateIndexOptions { Name = name });

    private static CreateIndexModel<BsonDocument> Index(
        string name, FilterDefinition<BsonDocument> only, params IndexKeysDefinition<BsonDocument>[] keys) =>
        new(Builders<BsonDocument>.IndexKeys.Combine(keys), new CreateIndexOptions<BsonDocument> { Name = name, PartialFilterExpression = only });
}
