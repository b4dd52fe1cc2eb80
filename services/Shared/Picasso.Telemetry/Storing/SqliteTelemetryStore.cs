using Dapper;
using Microsoft.Extensions.Options;
using Picasso.EmbeddedStorage;

namespace Picasso.Telemetry.Storing;

/// <summary>The last hours of telemetry in one SQLite file, which several processes on one machine may share.</summary>
internal sealed partial class SqliteTelemetryStore(DataDirectory data, IOptions<TelemetryOptions> options, TimeProvider clock)
{
    private readonly SqliteDatabase _database = new(data.File(TelemetrySchema.FileName), TelemetrySchema.Migrations);

    public void Write(IReadOnlyCollection<SpanRow> spans) => _database.Write((connection, transaction) => connection.Execute(
        """
        INSERT OR IGNORE INTO spans (
            trace_id, span_id, parent_id, name, kind, service, started_at, duration, failed, status, purchase_id, picture_id, tags)
        VALUES (@TraceId, @SpanId, @ParentId, @Name, @Kind, @Service, @StartedAt, @Duration, @Failed, @Status, @PurchaseId, @PictureId, @Tags)
        """, spans, transaction));

    public void Write(IReadOnlyCollection<LogRow> lines) => _database.Write((connection, transaction) => connection.Execute(
        """
        INSERT INTO logs (at, level, category, event_id, message, exception, trace_id, details)
        VALUES (@At, @Level, @Category, @EventId, @Message, @Exception, @TraceId, @Details)
        """, lines, transaction));

    public void Write(IReadOnlyCollection<PointRow> points) => _database.Write((connection, transaction) => connection.Execute(
        """
        INSERT INTO points (at, instance, name, unit, kind, tags, value, count, sum, bounds, buckets)
        VALUES (@At, @Instance, @Name, @Unit, @Kind, @Tags, @Value, @Count, @Sum, @Bounds, @Buckets)
        """, points, transaction));

    /// <summary>Deletes rows beyond the limits of age and number.</summary>
    /// <returns>Number of deleted rows.</returns>
    public int Prune() => _database.Write((connection, transaction) =>
    {
        var limits = options.Value;
        var oldest = Microseconds.Of(clock.GetUtcNow() - limits.Keep);
        var gone = connection.Execute("DELETE FROM spans WHERE started_at < @oldest", new { oldest }, transaction)
            + connection.Execute("DELETE FROM logs WHERE at < @oldest", new { oldest }, transaction)
            + connection.Execute("DELETE FROM points WHERE at < @oldest", new { oldest }, transaction);
        return gone
            + connection.Execute(
                """
                DELETE FROM spans WHERE started_at < (SELECT started_at FROM spans ORDER BY started_at DESC LIMIT 1 OFFSET @most)
                """, new { most = limits.MaxSpans - 1 }, transaction)
            + connection.Execute(
                "DELETE FROM logs WHERE id <= (SELECT max(id) FROM logs) - @most", new { most = limits.MaxLogs }, transaction)
            + connection.Execute(
                "DELETE FROM points WHERE id <= (SELECT max(id) FROM points) - @most", new { most = limits.MaxPoints }, transaction);
    });
}

/// <summary>Times as the store keeps them.</summary>
internal static class Microseconds
{
    public static long Of(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long at) => DateTimeOffset.UnixEpoch.AddTicks(at * TimeSpan.TicksPerMicrosecond);
}
