namespace Picasso.Telemetry.Storing;

/// <summary>The file of the local telemetry store. It may be deleted at any time: only the history is lost.</summary>
internal static class TelemetrySchema
{
    public const string FileName = "telemetry.db";

    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE spans (
            trace_id TEXT NOT NULL, span_id TEXT NOT NULL, parent_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
            service TEXT NOT NULL, started_at INTEGER NOT NULL, duration INTEGER NOT NULL, failed INTEGER NOT NULL,
            status TEXT NOT NULL, purchase_id TEXT NOT NULL, picture_id TEXT NOT NULL, tags TEXT NOT NULL,
            PRIMARY KEY (trace_id, span_id)) WITHOUT ROWID;
        CREATE INDEX spans_by_start ON spans (started_at);
        CREATE INDEX spans_by_purchase ON spans (purchase_id, started_at) WHERE purchase_id <> '';
        CREATE INDEX spans_by_picture ON spans (picture_id, started_at) WHERE picture_id <> '';
        CREATE TABLE logs (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, level INTEGER NOT NULL, category TEXT NOT NULL,
            event_id INTEGER NOT NULL, message TEXT NOT NULL, exception TEXT NOT NULL, trace_id TEXT NOT NULL, details TEXT NOT NULL);
        CREATE INDEX logs_by_trace ON logs (trace_id, id) WHERE trace_id <> '';
        CREATE TABLE points (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, instance TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL,
            kind TEXT NOT NULL, tags TEXT NOT NULL, value REAL NOT NULL, count INTEGER NOT NULL, sum REAL NOT NULL,
            bounds TEXT NOT NULL, buckets TEXT NOT NULL);
        CREATE INDEX points_by_name ON points (name, at);
        """,
    ];
}
