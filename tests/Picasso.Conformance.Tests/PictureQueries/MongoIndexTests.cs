using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Pictures.Queries.ReadModel.Mongo;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>
/// What the plan tests of the embedded twin ask SQLite, the test server cannot be asked (it has no explain): so this says only
/// that each listing's index is there, for the generation that serves and, before it is filled, for the next one.
/// </summary>
[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoIndexTests : IAsyncLifetime
{
    private static readonly string[] s_pictures =
    [
        "_id_", "category_score_seq", "category_seq", "colours_seq", "creator_collected_seq", "creator_likes_seq", "creator_priceRank_seq", "creator_seq", "currency_price_seq", "currency_seq", "offered_owner_seq", "offered_seq",
        "orientation_seq", "owner_collected_seq", "owner_frozen_seq", "owner_likes_seq", "owner_priceRank_seq", "owner_price_seq", "owner_seq", "score_seq", "seq", "tags_seq", "words_seq",
    ];

    private readonly MongoReadModel _read = new();

    [Fact]
    public async Task Every_generation_has_the_indexes_of_its_listings()
    {
        await _read.Model.BeginNextAsync(2, default);

        foreach (var number in new[] { 1, 2 })
        {
            var generation = new Generation(_read.Database, number);
            (await NamesOf(generation.Pictures)).ShouldBe(s_pictures);
            (await NamesOf(generation.Purchases)).ShouldBe(["_id_", "buyer_position"]);
            (await NamesOf(generation.Words)).ShouldBe(["_id_", "keys_rarity_word", "rarity_word"]);
        }
    }

    [Fact]
    public async Task What_neither_serves_nor_is_filled_is_removed_when_the_next_rebuild_begins()
    {
        for (var i = 0; i < 3; i++)
        {
            await _read.Model.BeginNextAsync(2, default);
            await _read.Model.SwapAsync(default);
        }

        using var names = await _read.Database.ListCollectionNamesAsync();
        (await names.ToListAsync()).Where(name => Generation.NumberOf(name) is not null).Order(StringComparer.Ordinal)
            .ShouldBe(["pictures-3", "pictures-4", "purchases-3", "purchases-4", "words-3", "words-4"]);
    }

    public ValueTask InitializeAsync() => _read.InitializeAsync();

    public ValueTask DisposeAsync() => _read.DisposeAsync();

    private static async Task<IEnumerable<string>> NamesOf(IMongoCollection<BsonDocument> collection)
    {
        using var indexes = await collection.Indexes.ListAsync();
        return (await indexes.ToListAsync()).Select(index => index["name"].AsString).Order(StringComparer.Ordinal);
    }
}
