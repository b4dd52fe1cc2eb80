using System.Text;
using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Benchmarks.Purchases;

/// <summary>
/// The floor: as many appends and row commits as a purchase makes, to as many files, with the same durability, and nothing else: no saga,
/// no bus, no mapping.
/// </summary>
internal sealed class BareWrites(string folder, int commitsOfEach)
{
    private const int AppendsOfEach = 2;
    private const int BytesOfRow = 900;

    private static readonly string[] s_schema = ["CREATE TABLE rows (id TEXT PRIMARY KEY, body TEXT NOT NULL);"];

    public async Task RunAsync(int purchases, int atOnce)
    {
        var events = new SqliteEventStore(Path.Combine(folder, "floor-events.db"), TimeProvider.System);
        var files = Enumerable.Range(0, 3).Select(number => new SqliteDatabase(Path.Combine(folder, $"floor-{number}.db"), s_schema)).ToList();
        var body = new string('x', BytesOfRow);
        var data = Encoding.UTF8.GetBytes($"{{\"body\":\"{body}\"}}");
        await Parallel.ForEachAsync(Enumerable.Range(0, purchases), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, cancel) =>
        {
            for (var append = 0; append < AppendsOfEach; append++)
                await events.AppendAsync($"floor-{number}", ExpectedRevision.Any, [new NewEvent(Guid.NewGuid(), "floor.v1", data, data)], cancel);
            for (var commit = 0; commit < commitsOfEach; commit++)
            {
                files[(number + commit) % files.Count].Write((connection, transaction) => connection.Execute(
                    "INSERT INTO rows (id, body) VALUES (@id, @body)", new { id = Guid.NewGuid().ToString("D"), body }, transaction));
            }
        });
    }
}
