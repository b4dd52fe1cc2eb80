using Dapper;
using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Conformance.Tests.Users;
using Picasso.EmbeddedStorage;
using Picasso.Reactions.Mongo;
using Picasso.Reactions.Sqlite;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Messaging;

/// <summary>What waits in an outbox when the version changes is delivered by the next one.</summary>
public sealed class OutboxUpgradeTests
{
    private const string Type = "person-followed.v1";
    private const string Body = """{"FollowerId":"ada","FollowedId":"bob","At":"2026-03-01T12:00:00+00:00"}""";

    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_table_of_the_version_without_leases_keeps_what_waits_in_it()
    {
        using var temp = new TempData();
        var before = new SqliteDatabase(temp.Data.File(ReactionsSchema.FileName), [.. ReactionsSchema.Migrations.Take(2)]);
        before.Write((connection, transaction) => connection.Execute(
            "INSERT INTO outbox (key, type, body) VALUES ('followed:ada:bob', @Type, @Body)", new { Type, Body }, transaction));

        var leases = await new SqliteReactionStore(temp.Data).Outbox.TakeAsync(s_now, TimeSpan.FromSeconds(10), 10, default);

        PendingEvents.NameOf(leases.ShouldHaveSingleItem().Content).ShouldBe("bob");
    }

    [Fact]
    [Trait(Engines.Trait, "MongoDb")]
    public async Task A_document_of_the_version_without_leases_is_due()
    {
        await using var documents = new FreshDocuments();
        var reactions = new MongoReactions(documents.Open());
        await reactions.EnsureAsync(default);
        await reactions.Outbox.Database.GetCollection<BsonDocument>("outbox").InsertOneAsync(
            new BsonDocument { ["_id"] = "followed:ada:bob", ["sequence"] = 1L, ["type"] = Type, ["body"] = Body }, cancellationToken: default);

        var outbox = new MongoReactionStore(reactions).Outbox;
        var leases = await outbox.TakeAsync(s_now, TimeSpan.FromSeconds(10), 10, default);

        PendingEvents.NameOf(leases.ShouldHaveSingleItem().Content).ShouldBe("bob");
        (await outbox.TakeAsync(s_now, TimeSpan.FromSeconds(10), 10, default)).ShouldBeEmpty();
    }
}
