using Dapper;
using Microsoft.Data.Sqlite;
using Minio;
using Minio.DataModel.Args;
using MongoDB.Bson;
using MongoDB.Driver;
using MySqlConnector;
using Picasso.Kernel;
using Picasso.ObjectStorage;

namespace Picasso.EngineTests.Processes;

/// <summary>What the stores of a marketplace hold, read past its code: of each store the engine that it is on.</summary>
/// <param name="dataFolder">Where embedded stores are.</param>
/// <param name="engines">Variables of the environment that name the others.</param>
internal sealed class RawStores(string dataFolder, IReadOnlyDictionary<string, string> engines)
{
    private const string Transferred = "picture.ownership_transferred.v1";
    private const string Uploaded = "picture.uploaded.v1";

    /// <summary>Names of the shards.</summary>
    public IReadOnlyList<string> Shards { get; } = ["payments-0", "payments-1"];

    /// <summary>Charges at the provider.</summary>
    public long Charges() => Count("sandbox-provider.db", "SELECT count(*) FROM payments");

    /// <summary>How often a picture changed hands.</summary>
    public long Transfers(string picture) => Count(
        "events.db", "SELECT count(*) FROM events WHERE type = @Transferred AND stream = 'picture-' || @picture", new { Transferred, picture });

    /// <summary>Pictures that there are.</summary>
    public long Pictures() => Count("events.db", "SELECT count(*) FROM events WHERE type = @Uploaded", new { Uploaded });

    /// <summary>How often a person has a notification.</summary>
    public async Task<long> NotificationsAsync(string userId, string key)
    {
        if (Find("mongodb") is null)
            return Count("messages.db", "SELECT count(*) FROM notifications WHERE key = @key AND user_id = @userId", new { key, userId });
        var id = Ids.From($"notification:{userId}:{key}");
        return await Documents("messages").GetCollection<BsonDocument>("notifications").CountDocumentsAsync(new BsonDocument("_id", id));
    }

    /// <summary>Rows of the read model.</summary>
    public async Task<long> RowsAsync()
    {
        if (Find("mongodb") is null)
            return Count("pictures-read.db", "SELECT count(*) FROM pictures");
        var read = Documents("pictures-queries");
        var generation = (await (await read.ListCollectionNamesAsync()).ToListAsync()).Single(name => name.StartsWith("pictures-", StringComparison.Ordinal));
        return await read.GetCollection<BsonDocument>(generation).CountDocumentsAsync(new BsonDocument());
    }

    /// <summary>States of purchases, by their ids, on one shard.</summary>
    public async Task<Dictionary<string, string>> PurchasesOnAsync(string shard) =>
        (await AskAsync<(string Id, string State)>(shard, "SELECT PurchaseId, CurrentState FROM purchases")).ToDictionary(row => row.Id, row => row.State);

    /// <summary>What each currency sums to on one shard.</summary>
    public async Task<IReadOnlyList<(string Currency, long Minor)>> SumsOnAsync(string shard) =>
        await AskAsync<(string, long)>(shard, "SELECT Currency, CAST(sum(AmountMinor) AS SIGNED) FROM ledger_postings GROUP BY Currency");

    /// <summary>Sales of a kind of entry on one shard: charges, settlements.</summary>
    public async Task<IReadOnlyList<string>> EntriesOnAsync(string shard, string kind) =>
        await AskAsync<string>(shard, "SELECT PurchaseId FROM ledger_entries WHERE Kind = @kind", new { kind });

    /// <summary>Files of uploads that are under way, or were left behind.</summary>
    public IReadOnlyList<string> Staged() => Directory.GetFiles(Path.Combine(dataFolder, "uploads"));

    /// <summary>Keys of all originals.</summary>
    public async Task<IReadOnlyList<string>> OriginalsAsync()
    {
        if (Find("objects") is not { } connection)
        {
            var folder = Path.Combine(dataFolder, "objects", nameof(Bucket.Originals).ToLowerInvariant());
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
        }

        var settings = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connection };
        using var objects = new MinioClient()
            .WithEndpoint(new Uri((string)settings["Endpoint"]).Authority)
            .WithCredentials((string)settings["AccessKey"], (string)settings["SecretKey"]).Build();
        var keys = new List<string>();
        var all = new ListObjectsArgs().WithBucket($"{settings["BucketPrefix"]}originals").WithRecursive(true);
        await foreach (var item in objects.ListObjectsEnumAsync(all))
            keys.Add(item.Key);
        return keys;
    }

    /// <summary>Keys of the originals that pictures have.</summary>
    public IReadOnlyList<string> OriginalsOfPictures()
    {
        using var store = Open("events.db");
        return [.. store.Query<string>("SELECT json_extract(data, '$.original.key') FROM events WHERE type = @Uploaded", new { Uploaded })];
    }

    private string? Find(string engine) => engines.GetValueOrDefault($"ConnectionStrings__{engine}");

    private IMongoDatabase Documents(string service) =>
        new MongoClient(Find("mongodb")).GetDatabase($"{engines["Picasso__Documents__Prefix"]}-{service}");

    private async Task<List<T>> AskAsync<T>(string shard, string sql, object? parameters = null)
    {
        await using System.Data.Common.DbConnection store = Find(shard) is { } connection
            ? new MySqlConnection($"{connection};Pooling=false")
            : Open($"{shard}.db");
        return [.. await store.QueryAsync<T>(store is SqliteConnection ? sql.Replace("AS SIGNED", "AS INTEGER", StringComparison.Ordinal) : sql, parameters)];
    }

    private long Count(string file, string sql, object? parameters = null)
    {
        using var store = Open(file);
        return store.ExecuteScalar<long>(sql, parameters);
    }

    private SqliteConnection Open(string file) => new($"Data Source={Path.Combine(dataFolder, file)};Mode=ReadOnly;Pooling=False");
}
