using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures;
using Picasso.Pictures.Queries.CountingLikes;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Mongo;
using Picasso.Testing;
using Picasso.Testing.Documents;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>Copies of the read side over one MongoDB: rows are neither lost nor doubled, and follow from the log alone.</summary>
[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoQueriesTests : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly TestDocuments _documents = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Two_copies_one_of_them_restarted_keep_the_rows_that_follow_from_the_log(int seed)
    {
        await using var first = await QueriesHost.StartAsync(documents: _documents);
        var second = await AnotherAsync(first);
        var random = new Random(seed);
        var pictures = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            await HappenAsync(i % 2 == 0 ? first : second, random, pictures, i);
            if (i % 20 == 13)
            {
                await second.DisposeAsync();
                second = await AnotherAsync(first);
            }
        }

        await CaughtUpAsync(first);
        await CaughtUpAsync(second);
        var rows = await DumpAsync();
        await RebuildAsync(second);
        (await DumpAsync()).ShouldBe(rows);
        await RebuildAsync(first);
        (await DumpAsync()).ShouldBe(rows);
        (await EmbeddedRowsAsync(first)).ShouldBe(await DocumentsAsync());
        await second.DisposeAsync();
    }

    [Fact]
    public async Task An_older_copy_of_the_read_model_is_filled_up_from_its_checkpoint_on()
    {
        var data = Directory.CreateTempSubdirectory("picasso-older-copy-");
        Dictionary<string, List<BsonDocument>> backup;
        string rows;
        await using (var before = await QueriesHost.StartAsync(documents: _documents, dataDirectory: data.FullName))
        {
            var sold = await before.UploadAsync("anna", price: (100, "EUR"));
            await CaughtUpAsync(before);
            backup = await BackupAsync();
            await before.SellAsync(sold.Id, "anna", "ben");
            await before.UploadAsync("carl");
            await CaughtUpAsync(before);
            rows = await DumpAsync();
        }

        await RestoreAsync(backup);
        await using (var after = await QueriesHost.StartAsync(documents: _documents, dataDirectory: data.FullName))
        {
            await CaughtUpAsync(after);
            (await DumpAsync()).ShouldBe(rows);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_rebuild_while_serving_never_shows_a_part_of_the_rows()
    {
        await using var host = await QueriesHost.StartAsync(documents: _documents);
        for (var i = 0; i < 30; i++)
            await host.UploadAsync(title: $"harbour {i}");
        await CaughtUpAsync(host);
        var rows = await DumpAsync();

        var rebuilding = RebuildAsync(host);
        do
        {
            (await host.Client().FeedAsync(new FeedRequest { PageSize = 100 })).Pictures.Count.ShouldBe(30);
            (await host.Client().SearchAsync(new SearchRequest { Query = "harb", PageSize = 100 })).Pictures.Count.ShouldBe(30);
        }
        while (!rebuilding.IsCompleted);

        await rebuilding;
        (await DumpAsync()).ShouldBe(rows);
    }

    [Fact]
    public async Task Only_one_copy_rebuilds_at_a_time()
    {
        await using var first = await QueriesHost.StartAsync(documents: _documents);
        await using var second = await AnotherAsync(first);
        await first.UploadAsync();
        await CaughtUpAsync(first);
        var model = first.Host.Services.GetRequiredService<IPictureReadModel>();
        await model.BeginNextAsync(7, default);

        await Should.ThrowAsync<InvalidOperationException>(() => RebuildAsync(second));

        await model.SwapAsync(default);
        (await model.ReadVersionAsync(default)).ShouldBe(7);
        await CaughtUpAsync(second);
        await RebuildAsync(second);
        (await second.Client().FeedAsync(new FeedRequest())).Pictures.ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    private Task<QueriesHost> AnotherAsync(QueriesHost first) =>
        QueriesHost.StartAsync(reactions: first.Reactions, dataDirectory: first.Host.DataDirectory, documents: _documents);

    private static async Task HappenAsync(QueriesHost host, Random random, List<string> pictures, int i)
    {
        if (pictures.Count < 3 || random.Next(3) == 0)
        {
            var uploaded = await host.UploadAsync($"p{random.Next(3)}", $"title number {i}", ["all", $"t{i % 3}"], "city", price: (i + 1, "EUR"));
            pictures.Add(uploaded.Id);
            return;
        }

        var id = pictures[random.Next(pictures.Count)];
        switch (random.Next(5))
        {
            case 0:
                await host.AppendAsync(id, new PictureDescribed(new PictureDetails($"again {i}", "some words", ["new"], "night", "alt")));
                break;
            case 1:
                await host.SellAsync(id, "p0", $"buyer{random.Next(2)}", $"{i}");
                break;
            case 2:
                await host.AppendAsync(id, new PictureListed(100 + i, "USD"));
                break;
            case 3:
                await host.Host.Services.GetRequiredService<Likes>().SetAsync([new LikeCount(id, random.Next(20), i)], default);
                break;
            default:
                pictures.Remove(id);
                await host.AppendAsync(id, new PictureDeleted("owner"));
                break;
        }
    }

    private static async Task CaughtUpAsync(QueriesHost host)
    {
        var end = await host.Log.ReadEndAsync(default);
        (await Runner(host).Progress.WaitForAsync(end, s_timeout, default)).ShouldBeTrue();
        var health = await host.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
            check => check.Name == $"projection-{nameof(PicturesProjection)}");
        health.Entries.ShouldHaveSingleItem().Value.Status.ShouldBe(HealthStatus.Healthy);
    }

    private static Task RebuildAsync(QueriesHost host) => Runner(host).RebuildAsync(default);

    private static ProjectionRunner<PicturesProjection> Runner(QueriesHost host) =>
        host.Host.Services.GetRequiredService<ProjectionRunner<PicturesProjection>>();

    private async Task<Dictionary<string, List<BsonDocument>>> BackupAsync()
    {
        var (database, backup) = (MongoPictureReadModel.DatabaseOf(_documents.Databases), new Dictionary<string, List<BsonDocument>>());
        foreach (var name in await (await database.ListCollectionNamesAsync()).ToListAsync())
            backup[name] = await database.GetCollection<BsonDocument>(name).Find(new BsonDocument()).ToListAsync();
        return backup;
    }

    private async Task RestoreAsync(Dictionary<string, List<BsonDocument>> backup)
    {
        var database = MongoPictureReadModel.DatabaseOf(_documents.Databases);
        foreach (var name in await (await database.ListCollectionNamesAsync()).ToListAsync())
        {
            var collection = database.GetCollection<BsonDocument>(name);
            await collection.DeleteManyAsync(new BsonDocument());
            if (backup.GetValueOrDefault(name) is { Count: > 0 } documents)
                await collection.InsertManyAsync(documents);
        }
    }

    /// <summary>Every document of the serving rows, byte for byte.</summary>
    private async Task<string> DumpAsync()
    {
        var lines = new List<string>();
        var (pictures, purchases) = await ServingAsync();
        foreach (var collection in new[] { pictures, purchases })
            lines.AddRange((await collection.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync())
                .Select(document => document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson })));
        return string.Join('\n', lines);
    }

    private async Task<IReadOnlyList<string>> DocumentsAsync() =>
        [.. (await (await ServingAsync()).Pictures.Find(new BsonDocument()).ToListAsync())
            .Select(document => document["document"].AsString).Order(StringComparer.Ordinal)];

    private async Task<(IMongoCollection<BsonDocument> Pictures, IMongoCollection<BsonDocument> Purchases)> ServingAsync()
    {
        var database = MongoPictureReadModel.DatabaseOf(_documents.Databases);
        var serving = (await database.GetCollection<BsonDocument>("sets").Find(new BsonDocument()).SingleAsync())["Serving"].AsInt32;
        return (database.GetCollection<BsonDocument>($"pictures-{serving}"), database.GetCollection<BsonDocument>($"purchases-{serving}"));
    }

    /// <summary>What the embedded engine makes of the same log.</summary>
    private static async Task<IReadOnlyList<string>> EmbeddedRowsAsync(QueriesHost first)
    {
        await using var embedded = await QueriesHost.StartAsync(reactions: first.Reactions, dataDirectory: first.Host.DataDirectory);
        await CaughtUpAsync(embedded);
        using var file = new SqliteConnection($"Data Source={Path.Combine(first.Host.DataDirectory, "pictures-read.db")}");
        return [.. file.Query<string>("SELECT document FROM pictures UNION ALL SELECT document FROM removed").Order(StringComparer.Ordinal)];
    }
}
