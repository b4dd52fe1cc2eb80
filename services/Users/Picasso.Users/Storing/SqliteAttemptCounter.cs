using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.Storing;

/// <summary>Attempts in SQLite, under hashes: neither addresses nor sources are stored.</summary>
internal sealed class SqliteAttemptCounter(UsersDatabase users) : IAttemptCounter
{
    public Task<int> HitAsync(string key, TimeSpan window, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(users.Database.Write((connection, transaction) =>
        {
            connection.Execute("DELETE FROM attempts WHERE ends_at <= @now", new { now = now.ToUnixTimeMilliseconds() }, transaction);
            return connection.ExecuteScalar<int>(
                """
                INSERT INTO attempts (key, count, ends_at) VALUES (@key, 1, @end)
                ON CONFLICT (key) DO UPDATE SET count = count + 1
                RETURNING count
                """,
                new { key = Secret.HashOf(key), end = (now + window).ToUnixTimeMilliseconds() }, transaction);
        }));

    public Task<TimeSpan> TakeAsync(string key, ThrottlePolicy policy, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(users.Database.Write((connection, transaction) =>
        {
            connection.Execute("DELETE FROM attempts WHERE ends_at <= @now", new { now = now.ToUnixTimeMilliseconds() }, transaction);
            var (state, wait) = Throttle.Take(Read(connection, transaction, key), policy, now);
            if (wait == TimeSpan.Zero)
                Store(connection, transaction, key, state);
            return wait;
        }));

    public Task ReturnAsync(string key, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) =>
        {
            if (Read(connection, transaction, key) is { } state)
                Store(connection, transaction, key, Throttle.Return(state));
            return 0;
        });
        return Task.CompletedTask;
    }

    private static ThrottleState? Read(SqliteConnection connection, SqliteTransaction transaction, string key) =>
        connection.QuerySingleOrDefault<Row>(
            "SELECT count AS Count, next_at AS NextAt, ends_at AS EndsAt FROM attempts WHERE key = @key", new { key = Secret.HashOf(key) }, transaction)
            ?.ToState();

    private static void Store(SqliteConnection connection, SqliteTransaction transaction, string key, ThrottleState state) => connection.Execute(
        """
        INSERT INTO attempts (key, count, next_at, ends_at) VALUES (@key, @Count, @next, @end)
        ON CONFLICT (key) DO UPDATE SET count = @Count, next_at = @next, ends_at = @end
        """,
        new { key = Secret.HashOf(key), state.Count, next = Math.Max(0, state.NextAt.ToUnixTimeMilliseconds()), end = state.EndsAt.ToUnixTimeMilliseconds() },
        transaction);

    private sealed record Row(long Count, long NextAt, long EndsAt)
    {
        public ThrottleState ToState() => new(
            (int)Count, DateTimeOffset.FromUnixTimeMilliseconds(NextAt), DateTimeOffset.FromUnixTimeMilliseconds(EndsAt));
    }

    public Task<int> CountAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var connection = users.Database.Open();
        return Task.FromResult(connection.ExecuteScalar<int>(
            "SELECT count FROM attempts WHERE key = @key AND ends_at > @now",
            new { key = Secret.HashOf(key), now = now.ToUnixTimeMilliseconds() }));
    }

    public Task ForgetAsync(string key, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) =>
            connection.Execute("DELETE FROM attempts WHERE key = @key", new { key = Secret.HashOf(key) }, transaction));
        return Task.CompletedTask;
    }
}
