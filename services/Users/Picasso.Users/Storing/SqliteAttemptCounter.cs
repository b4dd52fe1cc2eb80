using Dapper;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.Storing;

/// <summary>Attempts in SQLite, under hashes: neither addresses nor sources are kept.</summary>
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
