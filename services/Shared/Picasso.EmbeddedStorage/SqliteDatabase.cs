using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Picasso.EmbeddedStorage;

/// <summary>
/// One SQLite file, safe for several processes on one machine: write-ahead log, durable commits, a busy timeout. Its schema is a list of scripts;
/// each runs once, in order, in its own transaction.
/// </summary>
public sealed class SqliteDatabase
{
    // Settings belong to a connection's native handle and stay with it in the pool: setting them each time took longer than a small read.
    private static readonly ConditionalWeakTable<object, object> s_prepared = [];

    private readonly string _connectionString;
    private readonly string _preparation;

    /// <summary>Opens the file; creates it and migrates its schema where needed.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="migrations">SQL scripts; only ever append to this list.</param>
    /// <param name="waitSeconds">How long a call waits for another process that writes.</param>
    public SqliteDatabase(string path, IReadOnlyList<string> migrations, int waitSeconds = 30)
    {
        Path = path;
        // The write-ahead log grows while a long read delays its checkpoint; afterwards the file is truncated to 64 MiB.
        _preparation = $"PRAGMA busy_timeout = {waitSeconds}000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864;";
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
            DefaultTimeout = waitSeconds,
        }.ToString();
        Migrate(migrations);
    }

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>An open connection from the pool; dispose of it soon.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        if (s_prepared.TryGetValue(connection.Handle!, out _))
            return connection;
        connection.Execute(_preparation);
        s_prepared.AddOrUpdate(connection.Handle!, s_prepared);
        return connection;
    }

    /// <summary>Runs <paramref name="work"/> in a transaction that takes the write lock at its start, so that it cannot fail to upgrade later.</summary>
    public T Write<T>(Func<SqliteConnection, SqliteTransaction, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection, transaction);
        transaction.Commit();
        return result;
    }

    /// <summary>Runs <paramref name="work"/> in a transaction that takes the write lock at its start.</summary>
    public void Write(Action<SqliteConnection, SqliteTransaction> work) =>
        Write<object?>((connection, transaction) => { work(connection, transaction); return null; });

    private void Migrate(IReadOnlyList<string> migrations)
    {
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL;");
        // Checked without the write lock first: a start without migrations must not wait for a writer.
        while (Version(connection, null) < migrations.Count)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var version = Version(connection, transaction);
            if (version >= migrations.Count)
                return;
            connection.Execute(migrations[version], transaction: transaction);
            connection.Execute($"PRAGMA user_version = {version + 1};", transaction: transaction);
            transaction.Commit();
        }
    }

    private static int Version(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.ExecuteScalar<int>("PRAGMA user_version;", transaction: transaction);
}
