using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Guarding;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>Stores the newest mark in a SQLite file beside the checkpoints.</summary>
internal sealed class SqliteLogMarks(string path) : ILogMarks
{
    private readonly SqliteDatabase _database = new(
        path,
        [
            """
            CREATE TABLE mark (
                id INTEGER PRIMARY KEY CHECK (id = 1), stream TEXT NOT NULL, revision INTEGER NOT NULL, event_id TEXT NOT NULL, position INTEGER NOT NULL)
            """,
        ]);

    public LogMark? Load()
    {
        using var connection = _database.Open();
        return connection.QuerySingleOrDefault<(string Stream, long Revision, string Id, long Position)?>(
            "SELECT stream, revision, event_id, position FROM mark") is { } row
            ? new LogMark(row.Stream, row.Revision, Guid.Parse(row.Id), LogPosition.FromStored(row.Position))
            : null;
    }

    public void Store(LogMark mark) => _database.Write((connection, transaction) => connection.Execute(
        """
        INSERT INTO mark (id, stream, revision, event_id, position) VALUES (1, @Stream, @Revision, @id, @position)
        ON CONFLICT DO UPDATE SET stream = excluded.stream, revision = excluded.revision, event_id = excluded.event_id, position = excluded.position
        WHERE excluded.position > position
        """,
        new { mark.Stream, mark.Revision, id = mark.Id.ToString(), position = mark.Position.ToStored() }, transaction));

    public void Remove() => _database.Write((connection, transaction) => connection.Execute("DELETE FROM mark", transaction: transaction));
}
