using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;
using MySqlConnector;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Picasso.ServiceDefaults.Telemetry;
using Picasso.Testing.StandIns;

namespace Picasso.Domain.Tests.Telemetry;

/// <summary>What the drivers report of a unique key that is taken, over servers that say so on demand.</summary>
[Collection(TraceShapeTests.Traces)]
public sealed class TakenKeyTests : IDisposable
{
    private const string Email = "ines@example.com";
    private const int TakenDocument = 11000;
    private const int TakenRow = 1062;
    private const int MissingTable = 1146;

    private static readonly ActivitySource s_requests = new("Picasso.Tests.Requests");
    private readonly KeptSpans _kept = new();
    private readonly TracerProvider _provider;

    public TakenKeyTests()
    {
        Activity.Current = null;
        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(s_requests.Name, "MongoDB.Driver", "MySqlConnector")
            .AddProcessor(new TakenKeys()).AddProcessor(new FoldedStatements(TimeSpan.Zero)).AddProcessor(_kept)
            .Build();
    }

    public void Dispose()
    {
        _provider.Dispose();
        _kept.Dispose();
    }

    [Fact]
    public async Task A_row_whose_key_is_taken_is_no_failure_and_its_value_does_not_leave()
    {
        await using var server = MySqlStandIn.Answering(statement => IsInsert(statement) ? (TakenRow, $"Duplicate entry '{Email}' for key 'email'") : null);

        var trace = await InRequestAsync(async () => (await Should.ThrowAsync<MySqlException>(() => InsertRowAsync(server.Port))).Number.ShouldBe(TakenRow));

        NothingFailed(trace);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_whose_key_is_taken_is_no_failure_and_its_value_does_not_leave(bool inserts)
    {
        var message = $"E11000 duplicate key error collection: picasso.accounts index: email_1 dup key: {{ email: \"{Email}\" }}";
        await using var server = MongoStandIn.Answering((command, _) => Task.FromResult(command.GetElement(0).Name switch
        {
            "insert" => new BsonDocument
            {
                { "ok", 1 }, { "n", 0 },
                { "writeErrors", new BsonArray { new BsonDocument { { "index", 0 }, { "code", TakenDocument }, { "errmsg", message } } } },
            },
            "findAndModify" => new BsonDocument { { "ok", 0 }, { "code", TakenDocument }, { "codeName", "DuplicateKey" }, { "errmsg", message } },
            _ => new BsonDocument("ok", 1),
        }));
        using var client = new MongoClient($"mongodb://127.0.0.1:{server.Port}/?directConnection=true&retryWrites=false");
        var accounts = client.GetDatabase("picasso").GetCollection<BsonDocument>("accounts");

        var trace = await InRequestAsync(() => Should.ThrowAsync<MongoException>(() => inserts
            ? accounts.InsertOneAsync(new BsonDocument("email", Email))
            : accounts.FindOneAndReplaceAsync(new BsonDocument("_id", 1), new BsonDocument("email", Email))));

        NothingFailed(trace);
    }

    [Fact]
    public async Task A_statement_that_fails_otherwise_stays_marked()
    {
        await using var server = MySqlStandIn.Answering(statement => IsInsert(statement) ? (MissingTable, "Table 'accounts' doesn't exist") : null);

        var trace = await InRequestAsync(() => Should.ThrowAsync<MySqlException>(() => InsertRowAsync(server.Port)));

        _kept.Of(trace).ShouldContain(span => span.Source.Name == "MySqlConnector" && span.Status == ActivityStatusCode.Error);
    }

    private static bool IsInsert(string statement) => statement.StartsWith("INSERT", StringComparison.Ordinal);

    private static async Task<ActivityTraceId> InRequestAsync(Func<Task> work)
    {
        using var request = s_requests.StartActivity("request");
        await work();
        return request!.TraceId;
    }

    private static async Task InsertRowAsync(int port)
    {
        await using var connection = new MySqlConnection($"Server=127.0.0.1;Port={port};User ID=picasso;Password=x;SslMode=None;Pooling=false");
        await connection.OpenAsync();
        await using var insert = new MySqlCommand("INSERT INTO accounts VALUES (1)", connection);
        await insert.ExecuteNonQueryAsync();
    }

    private void NothingFailed(ActivityTraceId trace)
    {
        var left = _kept.Of(trace);
        left.Where(span => span.Status == ActivityStatusCode.Error).Select(Describe).ShouldBeEmpty();
        left.SelectMany(span => span.Events).SelectMany(error => error.Tags).Select(tag => $"{tag.Value}").ShouldAllBe(text => !text.Contains(Email));
        left.Single(span => span.Source == s_requests).GetTagItem(FoldedStatements.CountTag).ShouldNotBeNull();
    }

    private static string Describe(Activity span) =>
        $"{span.Source.Name} {span.DisplayName}: {span.StatusDescription} {string.Join(", ", span.TagObjects.Concat(span.Events.SelectMany(error => error.Tags)))}";
}
