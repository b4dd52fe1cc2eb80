using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.LateEngines;

/// <summary>Indexes are made on a server that starts later than the process.</summary>
[Trait(Engines.Trait, "MongoDb")]
public sealed class LateMongoTests
{
    [Fact]
    public async Task A_process_whose_database_starts_later_makes_its_indexes_then()
    {
        var server = new MongoUrlBuilder(Engines.Need(Engines.MongoDb));
        var (host, port, prefix) = (server.Server.Host, server.Server.Port, $"test{Guid.NewGuid():N}"[..16]);
        await using var engine = new LateEngine();
        server.Server = new MongoServerAddress("127.0.0.1", engine.Port);
        server.DirectConnection = true;
        await using var process = new LateStart(
            builder => builder.AddDocuments().AddDocumentSchema<Schema>(),
            ("ConnectionStrings:mongodb", server.ToString()), (DocumentStorageExtensions.PrefixKey, prefix));

        await process.WithEngineLaterAsync("MongoDB cannot be prepared yet", () => engine.Start(host, port));

        var databases = process.Services.GetRequiredService<DocumentDatabases>();
        var indexes = await (await Schema.Collection(databases).Indexes.ListAsync(TestContext.Current.CancellationToken)).ToListAsync();
        indexes.ShouldContain(index => index["name"] == Schema.Index);
        await process.Services.GetRequiredService<IMongoClient>().DropDatabaseAsync($"{prefix}-late", TestContext.Current.CancellationToken);
    }

    private sealed class Schema(DocumentDatabases databases) : IDocumentSchema
    {
        public const string Index = "late";

        public static IMongoCollection<BsonDocument> Collection(DocumentDatabases databases) =>
            databases.Of("late").GetCollection<BsonDocument>("documents");

        public Task EnsureAsync(CancellationToken cancellationToken) => Collection(databases).Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(new BsonDocument("name", 1), new CreateIndexOptions { Name = Index, Unique = true }),
            cancellationToken: cancellationToken);
    }
}
