using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>Reads bounded pages of the log; no connection is open between two pages.</summary>
internal sealed class EventLogReader(SqliteDatabase database)
{
    /// <summary>The maximum number of events in a page.</summary>
    public const int PageSize = 256;

    /// <summary>The maximum number of positions that a page scans, however few events pass the filter.</summary>
    public const int Window = 4096;

    private const string Columns = "id, stream, revision, position, type, data, metadata, recorded_at";

    public List<RecordedEvent> ForwardsPage(string stream, long from, int count) =>
        StreamPage($"SELECT {Columns} FROM events WHERE stream = @stream AND revision >= @bound ORDER BY revision LIMIT @count", stream, from, count);

    public List<RecordedEvent> BackwardsPage(string stream, long before, int count) =>
        StreamPage($"SELECT {Columns} FROM events WHERE stream = @stream AND revision < @bound ORDER BY revision DESC LIMIT @count", stream, before, count);

    public LogPosition End()
    {
        using var connection = database.Open();
        return LogPosition.FromStored(End(connection, null));
    }

    /// <summary>The next page of the whole log, as one snapshot.</summary>
    public LogPage LogPage(long after, FilterSql filter)
    {
        using var connection = database.Open();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var end = End(connection, snapshot);
        if (end < after)
            throw new LogReplacedException(LogPosition.FromStored(after), $"ends at {end}");
        var until = Math.Min(end, after + Window);
        using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        // NOT INDEXED keeps the scan on the primary key: the cost of a page is bounded by its window, whatever the filter.
        command.CommandText =
            $"SELECT {Columns} FROM events NOT INDEXED WHERE position > @after AND position <= @until{filter.Condition} ORDER BY position LIMIT @count";
        command.Parameters.AddWithValue("@after", after);
        command.Parameters.AddWithValue("@until", until);
        command.Parameters.AddWithValue("@count", PageSize);
        filter.AddParameters(command);
        var events = ReadAll(command);
        var through = events.Count == PageSize ? events[^1].Position.ToStored() : until;
        return new LogPage(events, through, through == end);
    }

    private List<RecordedEvent> StreamPage(string sql, string stream, long bound, int count)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@stream", stream);
        command.Parameters.AddWithValue("@bound", bound);
        command.Parameters.AddWithValue("@count", Math.Min(count, PageSize));
        return ReadAll(command);
    }

    private static long End(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT max(position) FROM events";
        return command.ExecuteScalar() is long end ? end : 0;
    }

    private static List<RecordedEvent> ReadAll(SqliteCommand command)
    {
        var events = new List<RecordedEvent>();
        using var row = command.ExecuteReader();
        while (row.Read())
            events.Add(new RecordedEvent(
                new Guid(row.GetFieldValue<byte[]>(0), bigEndian: true), row.GetString(1), row.GetInt64(2),
                LogPosition.FromStored(row.GetInt64(3)), row.GetString(4),
                row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7))));
        return events;
    }
}

/// <summary>A page of the whole log.</summary>
/// <param name="Events">Those that pass the filter.</param>
/// <param name="Through">Every event up to this position was scanned.</param>
/// <param name="IsEnd">The log ended here when the page was read.</param>
internal sealed record LogPage(List<RecordedEvent> Events, long Through, bool IsEnd);
