using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Benchmarks;

/// <summary>Durable appends of one event, against bare transactions that insert one row of the same size.</summary>
internal static class Appends
{
    private const int Streams = 64;

    public static async Task RunAsync(TempFolder folder)
    {
        var floor = await FloorAsync(folder);
        Figure.Print("bare SQLite transactions", floor, floor);
        var store = new SqliteEventStore(folder.File("events.db"), TimeProvider.System);
        var revision = -1L;
        Figure.Print("appends, one stream", await Figure.RateAsync(async () =>
            revision = await AppendAsync(store, "one", ExpectedRevision.Exactly(revision))), floor);
        var revisions = Enumerable.Repeat(-1L, Streams).ToArray();
        Figure.Print($"appends, {Streams} streams at once", Streams * await Figure.RateAsync(() => Task.WhenAll(
            Enumerable.Range(0, Streams).Select(async i =>
                revisions[i] = await AppendAsync(store, $"s{i}", ExpectedRevision.Exactly(revisions[i]))))), floor);
    }

    private static Task<double> FloorAsync(TempFolder folder)
    {
        var database = new SqliteDatabase(folder.File("floor.db"), ["CREATE TABLE rows (id INTEGER PRIMARY KEY, data BLOB NOT NULL);"]);
        var data = new byte[200];
        return Figure.RateAsync(() =>
        {
            database.Write((connection, transaction) => Insert(connection, transaction, data));
            return Task.CompletedTask;
        });
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, byte[] data)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO rows (data) VALUES (@data)";
        insert.Parameters.AddWithValue("@data", data);
        insert.ExecuteNonQuery();
    }

    private static async Task<long> AppendAsync(SqliteEventStore store, string stream, ExpectedRevision expected)
    {
        var item = new NewEvent(Guid.NewGuid(), "benchmark.happened.v1", new byte[160], new byte[40]);
        return ((AppendResult.Appended)await store.AppendAsync(stream, expected, [item], CancellationToken.None)).Revision;
    }
}
