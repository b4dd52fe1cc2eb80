using Microsoft.Data.Sqlite;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>Appends within one write transaction. Everything is checked by reading first, so that no statement fails half-way.</summary>
internal sealed class AppendTransaction : IDisposable
{
    private readonly SqliteCommand _lastRevision;
    private readonly SqliteCommand _findId;
    private readonly SqliteCommand _insert;

    public AppendTransaction(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset now)
    {
        _lastRevision = Prepare(connection, transaction, "SELECT max(revision) FROM events WHERE stream = @stream", "@stream");
        _findId = Prepare(connection, transaction, "SELECT stream, revision, position FROM events WHERE id = @id", "@id");
        _insert = Prepare(
            connection, transaction,
            """
            INSERT INTO events (stream, revision, id, type, data, metadata, recorded_at)
            VALUES (@stream, @revision, @id, @type, @data, @metadata, @at) RETURNING position
            """,
            "@stream", "@revision", "@id", "@type", "@data", "@metadata", "@at");
        _insert.Parameters["@at"].Value = now.ToUnixTimeMilliseconds();
    }

    public AppendOutcome Append(string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events)
    {
        var actual = LastRevision(stream);
        var known = events.Select(FindId).ToList();
        if (RepeatOf(stream, expected, known) is { } repeated)
            return repeated;
        if (expected != ExpectedRevision.Any && expected.Value != actual)
            return new AppendResult.WrongRevision(actual);
        if (known.FindIndex(place => place is not null) is var reused and >= 0)
            return new EventIdReusedException(events[reused].Id);
        return Insert(stream, actual, events);
    }

    public void Dispose()
    {
        _lastRevision.Dispose();
        _findId.Dispose();
        _insert.Dispose();
    }

    private static AppendResult.Appended? RepeatOf(string stream, ExpectedRevision expected, List<Place?> known)
    {
        if (known[0] is not { } first || (expected != ExpectedRevision.Any && first.Revision != expected.Value + 1))
            return null;
        for (var i = 0; i < known.Count; i++)
            if (known[i] is not { } place || place.Stream != stream || place.Revision != first.Revision + i)
                return null;
        return new AppendResult.Appended(known[^1]!.Revision, known[^1]!.Position);
    }

    private AppendResult.Appended Insert(string stream, long actual, IReadOnlyList<NewEvent> events)
    {
        var position = LogPosition.Start;
        _insert.Parameters["@stream"].Value = stream;
        foreach (var item in events)
        {
            _insert.Parameters["@revision"].Value = ++actual;
            _insert.Parameters["@id"].Value = item.Id.ToByteArray(bigEndian: true);
            _insert.Parameters["@type"].Value = item.Type;
            _insert.Parameters["@data"].Value = item.Data.ToArray();
            _insert.Parameters["@metadata"].Value = item.Metadata.ToArray();
            position = LogPosition.FromStored((long)_insert.ExecuteScalar()!);
        }
        return new AppendResult.Appended(actual, position);
    }

    private long LastRevision(string stream)
    {
        _lastRevision.Parameters["@stream"].Value = stream;
        return _lastRevision.ExecuteScalar() is long revision ? revision : -1;
    }

    private Place? FindId(NewEvent item)
    {
        _findId.Parameters["@id"].Value = item.Id.ToByteArray(bigEndian: true);
        using var row = _findId.ExecuteReader();
        return row.Read() ? new Place(row.GetString(0), row.GetInt64(1), LogPosition.FromStored(row.GetInt64(2))) : null;
    }

    private static SqliteCommand Prepare(
        SqliteConnection connection, SqliteTransaction transaction, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private sealed record Place(string Stream, long Revision, LogPosition Position);
}
