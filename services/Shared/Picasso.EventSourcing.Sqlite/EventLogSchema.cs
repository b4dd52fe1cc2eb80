namespace Picasso.EventSourcing.Sqlite;

/// <summary>
/// The log's table. Positions are assigned inside the single write transaction that SQLite allows at a time, so they commit in order.
/// </summary>
internal static class EventLogSchema
{
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE events (
            position    INTEGER PRIMARY KEY AUTOINCREMENT,
            stream      TEXT    NOT NULL,
            revision    INTEGER NOT NULL,
            id          BLOB    NOT NULL UNIQUE,
            type        TEXT    NOT NULL,
            data        BLOB    NOT NULL,
            metadata    BLOB    NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (stream, revision)
        );
        CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
        CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
        """,
    ];
}
