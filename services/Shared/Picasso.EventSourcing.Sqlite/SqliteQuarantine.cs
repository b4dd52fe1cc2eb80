using System.Text.Json;
using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>The quarantine in one SQLite file, a row per stream.</summary>
internal sealed class SqliteQuarantine(string path) : IQuarantine
{
    private const string Columns =
        "stream AS Stream, from_revision AS FromRevision, through_revision AS ThroughRevision, event_id AS EventId, event_type AS EventType, reason AS Reason, held_at AS HeldAt";

    private readonly SqliteDatabase _database = new(path,
    [
        """
        CREATE TABLE held_streams (
            projection TEXT NOT NULL, stream TEXT NOT NULL, from_revision INTEGER NOT NULL, through_revision INTEGER NOT NULL,
            event_id TEXT NOT NULL, event_type TEXT NOT NULL, reason TEXT NOT NULL, held_at INTEGER NOT NULL,
            PRIMARY KEY (projection, stream)) WITHOUT ROWID;
        """,
    ]);

    public Task<IReadOnlyList<HeldStream>> FindAsync(string projection, IReadOnlyCollection<string> streams, CancellationToken cancellationToken) =>
        Read(
            "projection = @projection AND stream IN (SELECT value FROM json_each(@streams))",
            new { projection, streams = JsonSerializer.Serialize(streams) }, cancellationToken);

    public Task<IReadOnlyList<HeldStream>> ListAsync(string projection, string afterStream, int limit, CancellationToken cancellationToken) =>
        Read("projection = @projection AND stream > @afterStream ORDER BY stream LIMIT @limit", new { projection, afterStream, limit }, cancellationToken);

    public Task HoldAsync(string projection, HeldStream held, CancellationToken cancellationToken) => Write(
        """
        INSERT INTO held_streams VALUES (@projection, @Stream, @FromRevision, @ThroughRevision, @EventId, @EventType, @Reason, @HeldAt)
        ON CONFLICT DO UPDATE SET
            event_id = CASE WHEN excluded.from_revision < from_revision THEN excluded.event_id ELSE event_id END,
            event_type = CASE WHEN excluded.from_revision < from_revision THEN excluded.event_type ELSE event_type END,
            reason = CASE WHEN excluded.from_revision < from_revision THEN excluded.reason ELSE reason END,
            from_revision = MIN(from_revision, excluded.from_revision),
            through_revision = MAX(through_revision, excluded.through_revision)
        """, Values(projection, held), cancellationToken);

    public Task<bool> ExtendAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken) => Write(
        "UPDATE held_streams SET through_revision = MAX(through_revision, @throughRevision) WHERE projection = @projection AND stream = @stream",
        new { projection, stream, throughRevision }, cancellationToken);

    public Task AdvanceAsync(string projection, HeldStream held, CancellationToken cancellationToken) => Write(
        """
        UPDATE held_streams SET from_revision = @FromRevision, event_id = @EventId, event_type = @EventType, reason = @Reason
        WHERE projection = @projection AND stream = @Stream
        """, Values(projection, held), cancellationToken);

    public Task<bool> ReleaseAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken) => Write(
        "DELETE FROM held_streams WHERE projection = @projection AND stream = @stream AND through_revision = @throughRevision",
        new { projection, stream, throughRevision }, cancellationToken);

    public Task<long> CountAsync(string projection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _database.Open();
        return Task.FromResult(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM held_streams WHERE projection = @projection", new { projection }));
    }

    private static object Values(string projection, HeldStream held) => new
    {
        projection, held.Stream, held.FromRevision, held.ThroughRevision, EventId = held.EventId.ToString("D"), held.EventType, held.Reason,
        HeldAt = held.HeldAt.ToUnixTimeMilliseconds(),
    };

    private Task<bool> Write(string sql, object values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Write((connection, transaction) => connection.Execute(sql, values, transaction) == 1));
    }

    private Task<IReadOnlyList<HeldStream>> Read(string condition, object values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _database.Open();
        var lines = connection.Query<Line>($"SELECT {Columns} FROM held_streams WHERE {condition}", values);
        return Task.FromResult<IReadOnlyList<HeldStream>>([.. lines.Select(line => line.ToHeld())]);
    }

    private sealed class Line
    {
        public string Stream { get; set; } = "";
        public long FromRevision { get; set; }
        public long ThroughRevision { get; set; }
        public string EventId { get; set; } = "";
        public string EventType { get; set; } = "";
        public string Reason { get; set; } = "";
        public long HeldAt { get; set; }

        public HeldStream ToHeld() => new(
            Stream, FromRevision, ThroughRevision, Guid.Parse(EventId), EventType, Reason, DateTimeOffset.FromUnixTimeMilliseconds(HeldAt));
    }
}
