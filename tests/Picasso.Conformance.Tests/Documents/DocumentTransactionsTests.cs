using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Testing;
using Picasso.Testing.Documents;

namespace Picasso.Conformance.Tests.Documents;

[Trait(Engines.Trait, "MongoDb")]
public sealed class DocumentTransactionsTests : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);
    private static readonly FilterDefinition<BsonDocument> s_one = Builders<BsonDocument>.Filter.Eq("_id", "one");

    private readonly TestDocuments _documents = new();

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    [Fact]
    public async Task Who_is_stopped_amid_a_transaction_is_not_in_the_way_of_others()
    {
        var databases = _documents.Databases;
        var things = databases.Of("things").GetCollection<BsonDocument>("things");
        await things.InsertOneAsync(new BsonDocument { { "_id", "one" }, { "by", "nobody" } });
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => databases.Transactions.RunAsync(
            [],
            async session =>
            {
                await things.UpdateOneAsync(session, s_one, Builders<BsonDocument>.Update.Set("by", "the stopped"));
                await stop.CancelAsync();
                stop.Token.ThrowIfCancellationRequested();
                return true;
            },
            stop.Token));

        using var timeout = new CancellationTokenSource(s_timeout);
        await things.UpdateOneAsync(s_one, Builders<BsonDocument>.Update.Set("next", "another"), cancellationToken: timeout.Token);
        var now = await things.Find(s_one).SingleAsync(timeout.Token);
        (now["by"].AsString, now["next"].AsString).ShouldBe(("nobody", "another"));
    }
}
