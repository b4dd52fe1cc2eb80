using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>Checkpoints in one SQLite file.</summary>
internal sealed class SqliteCheckpoints(string path) : ICheckpoints
{
    private readonly SqliteDatabase _database = new(path, ["CREATE TABLE checkpoints (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;"]);

    public Task<LogPosition> LoadAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _database.Open();
        return Task.FromResult(LogPosition.FromStored(connection.ExecuteScalar<long>(
            "SELECT position FROM checkpoints WHERE name = @name", new { name })));
    }

    public Task<LogPosition> MoveAsync(string name, LogPosition from, LogPosition to, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Write((connection, transaction) =>
        {
            var stored = LogPosition.FromStored(connection.ExecuteScalar<long>(
                "SELECT position FROM checkpoints WHERE name = @name", new { name }, transaction));
            if (stored != from)
                return stored;
            connection.Execute(
                "INSERT INTO checkpoints (name, position) VALUES (@name, @to) ON CONFLICT DO UPDATE SET position = excluded.position",
                new { name, to = to.ToStored() }, transaction);
            return to;
        }));
    }
}
