using Dapper;

namespace Picasso.Telemetry.Storing;

internal sealed partial class SqliteTelemetryStore
{
    /// <summary>Points of these instruments, and for each series the last earlier one, which is valid until the first point.</summary>
    public IReadOnlyList<PointRow> ReadPoints(IReadOnlyCollection<string> names, long from, long to)
    {
        using var connection = _database.Open();
        return connection.Query<PointRow>(
            """
            SELECT at At, instance Instance, name Name, unit Unit, kind Kind, tags Tags, value Value, count Count, sum Sum, bounds Bounds, buckets Buckets
            FROM points WHERE name IN @names AND at BETWEEN @from AND @to
            UNION ALL
            SELECT max(at), instance, name, unit, kind, tags, value, count, sum, bounds, buckets
            FROM points WHERE name IN @names AND at < @from GROUP BY name, tags, instance
            ORDER BY 1
            """, new { names, from, to }).AsList();
    }

    /// <summary>Lines below <paramref name="before"/>, latest first, that have every word.</summary>
    public IReadOnlyList<LogRow> ReadLogs(IReadOnlyList<string> words, int level, string traceId, long before, int limit)
    {
        var filter = string.Concat(words.Select((_, index) =>
            $" AND (message LIKE @word{index} ESCAPE '\\' OR category LIKE @word{index} ESCAPE '\\' OR details LIKE @word{index} ESCAPE '\\')"));
        var values = new DynamicParameters(new { level, traceId, before, limit });
        for (var index = 0; index < words.Count; index++)
            values.Add($"word{index}", $"%{Escape(words[index])}%");
        using var connection = _database.Open();
        return connection.Query<LogRow>(
            $"""
            SELECT id Id, at At, level Level, category Category, event_id EventId, message Message, exception Exception, trace_id TraceId, details Details
            FROM logs WHERE id < @before AND level >= @level AND (@traceId = '' OR trace_id = @traceId){filter}
            ORDER BY id DESC LIMIT @limit
            """, values).AsList();
    }

    /// <summary>Traces whose matching spans began below <paramref name="before"/>, latest first.</summary>
    public IReadOnlyList<TraceRow> ReadTraces(TraceFilter filter, long before, int limit)
    {
        using var connection = _database.Open();
        return connection.Query<TraceRow>(
            $"""
            WITH found AS (
                SELECT trace_id, min(started_at) started_at FROM spans
                WHERE {(filter.PurchaseId.Length > 0 ? "purchase_id = @PurchaseId" : "TRUE")}
                  AND {(filter.PictureId.Length > 0 ? "picture_id = @PictureId" : "TRUE")}
                  AND (NOT @FailedOnly OR failed)
                GROUP BY trace_id)
            SELECT s.trace_id TraceId,
                   (SELECT name FROM spans f WHERE f.trace_id = s.trace_id ORDER BY started_at LIMIT 1) Name,
                   min(s.started_at) StartedAt, max(s.started_at + s.duration) EndedAt, count(*) Spans, sum(s.failed) Failed,
                   max(s.purchase_id) PurchaseId, max(s.picture_id) PictureId
            FROM spans s JOIN found USING (trace_id)
            GROUP BY s.trace_id
            HAVING min(s.started_at) < @before AND max(s.started_at + s.duration) - min(s.started_at) >= @MinDuration
            ORDER BY StartedAt DESC, TraceId LIMIT @limit
            """,
            new { filter.PurchaseId, filter.PictureId, filter.FailedOnly, filter.MinDuration, before, limit }).AsList();
    }

    /// <summary>Every span of a trace, by start time.</summary>
    public IReadOnlyList<SpanRow> ReadTrace(string traceId)
    {
        using var connection = _database.Open();
        return connection.Query<SpanRow>(
            """
            SELECT trace_id TraceId, span_id SpanId, parent_id ParentId, name Name, kind Kind, service Service, started_at StartedAt,
                   duration Duration, failed Failed, status Status, purchase_id PurchaseId, picture_id PictureId, tags Tags
            FROM spans WHERE trace_id = @traceId ORDER BY started_at, span_id
            """, new { traceId }).AsList();
    }

    private static string Escape(string word) => word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
}

/// <summary>A filter of traces; empty texts match all.</summary>
/// <param name="PurchaseId">Of this purchase.</param>
/// <param name="PictureId">Of this picture.</param>
/// <param name="FailedOnly">With a failed span.</param>
/// <param name="MinDuration">At least this long, in microseconds.</param>
internal sealed record TraceFilter(string PurchaseId, string PictureId, bool FailedOnly, long MinDuration);
