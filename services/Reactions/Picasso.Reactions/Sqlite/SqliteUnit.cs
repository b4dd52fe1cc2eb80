using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Publishing;

namespace Picasso.Reactions.Sqlite;

/// <summary>One connection with its transaction, with the common operations of all writing methods.</summary>
internal readonly record struct SqliteUnit(SqliteConnection Connection, SqliteTransaction? Transaction)
{
    public int Execute(string sql, object? parameters = null) => Connection.Execute(sql, parameters, Transaction);

    public T? Scalar<T>(string sql, object? parameters = null) => Connection.ExecuteScalar<T>(sql, parameters, Transaction);

    public IEnumerable<T> Query<T>(string sql, object? parameters = null) => Connection.Query<T>(sql, parameters, Transaction);

    public T? Find<T>(string sql, object? parameters = null) => Connection.QuerySingleOrDefault<T>(sql, parameters, Transaction);

    /// <summary>Adds an event to the outbox, replacing an earlier one under the same key.</summary>
    public void Enqueue(string key, object message)
    {
        var (type, body) = ReactionEventTypes.Write(message);
        Execute("INSERT OR REPLACE INTO outbox (key, type, body) VALUES (@key, @type, @body)", new { key, type, body });
    }

    /// <summary>Changes a picture's counts, and adds the event with them.</summary>
    public PictureReactionsChanged MoveCounts(string pictureId, int likes, int comments)
    {
        // Two statements: an upsert checks its inserted values too, and a decrement is not a valid first row.
        Execute(
            """
            INSERT INTO counts VALUES (@pictureId, 0, 0, 0, (SELECT COALESCE(MAX(change), 0) + 1 FROM counts))
            ON CONFLICT (picture_id) DO NOTHING
            """,
            new { pictureId });
        Execute(
            """
            UPDATE counts SET likes = likes + @likes, comments = comments + @comments, version = version + 1,
                change = (SELECT MAX(change) + 1 FROM counts)
            WHERE picture_id = @pictureId
            """,
            new { pictureId, likes, comments });
        var moved = ReadCounts(pictureId);
        Enqueue($"counts:{pictureId}", moved);
        return moved;
    }

    public PictureReactionsChanged ReadCounts(string pictureId) =>
        Find<CountsRow>($"{CountsRow.Select} WHERE picture_id = @pictureId", new { pictureId })?.ToCounts()
        ?? new PictureReactionsChanged(pictureId, 0, 0, 0);
}
