using Dapper;
using Microsoft.Data.Sqlite;

namespace Picasso.Messages.Sqlite;

/// <summary>One connection with its transaction.</summary>
internal readonly record struct SqliteUnit(SqliteConnection Connection, SqliteTransaction Transaction)
{
    public int Execute(string sql, object? parameters = null) => Connection.Execute(sql, parameters, Transaction);

    public T? Scalar<T>(string sql, object? parameters = null) => Connection.ExecuteScalar<T>(sql, parameters, Transaction);

    public List<T> Query<T>(string sql, object? parameters = null) => Connection.Query<T>(sql, parameters, Transaction).AsList();

    public T? Find<T>(string sql, object? parameters = null) => Connection.QuerySingleOrDefault<T>(sql, parameters, Transaction);

    /// <summary>The next place. The write lock is held, so the order of places is the order of commits.</summary>
    public long NextPlace() => Scalar<long>("UPDATE places SET last = last + 1 RETURNING last");

    /// <summary>Whether one of the two blocked the other.</summary>
    public bool IsBlockedBetween(string one, string other) => Scalar<long>(
        """
        SELECT COUNT(*) FROM blocks
        WHERE (blocker_id = @one AND blocked_id = @other) OR (blocker_id = @other AND blocked_id = @one)
        """,
        new { one, other }) > 0;

    /// <summary>Whether the user closed the account.</summary>
    public bool HasLeft(string userId) => Scalar<long>("SELECT COUNT(*) FROM departed WHERE user_id = @userId", new { userId }) > 0;
}
