using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.Messaging;
using Picasso.Users.Model;

namespace Picasso.Users.Storing;

/// <summary>Accounts as JSON documents in SQLite, with a table that makes their keys unique.</summary>
internal sealed class SqliteUserStore(UsersDatabase users) : IUserStore
{
    private const int ConstraintViolated = 19;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Task<UserAccount?> FindAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(Query("SELECT body FROM accounts WHERE id = @id", new { id }).SingleOrDefault());

    public Task<IReadOnlyList<UserAccount>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult(Query("SELECT body FROM accounts WHERE id IN @ids", new { ids }));

    public Task<UserAccount?> FindAsync(AccountKey key, CancellationToken cancellationToken) => Task.FromResult(
        Query("SELECT body FROM accounts WHERE id = (SELECT account_id FROM account_keys WHERE key = @Value)", key).SingleOrDefault());

    public Task<IReadOnlyList<UserAccount>> FindDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => Task.FromResult(
        Query("SELECT body FROM accounts WHERE due_at <= @now ORDER BY due_at LIMIT @limit", new { now = now.ToUnixTimeMilliseconds(), limit }));

    public Task<IReadOnlyList<UserAccount>> FindSetAsideAsync(int limit, CancellationToken cancellationToken) => Task.FromResult(
        Query("SELECT body FROM accounts WHERE due_at >= @never LIMIT @limit", new { never = OutboxTime.Never.ToUnixTimeMilliseconds(), limit }));

    public Task<IReadOnlyList<UserAccount>> FindOperatorsAsync(CancellationToken cancellationToken) => Task.FromResult(Query(
        "SELECT body FROM accounts WHERE id IN (SELECT account_id FROM account_keys WHERE key >= @first AND key < @end) ORDER BY id",
        // The colon is the last character of the prefix; the semicolon is the one after it.
        new { first = AccountKey.OperatorPrefix, end = AccountKey.OperatorPrefix[..^1] + ';' }));

    public Task<IReadOnlyList<UserAccount>> FindUnnamedAsync(string afterId, int limit, CancellationToken cancellationToken) => Task.FromResult(Query(
        """
        SELECT body FROM accounts
        WHERE id > @afterId AND json_extract(body, '$.nameKeys') IS NULL AND json_extract(body, '$.closedAt') IS NULL
        ORDER BY id LIMIT @limit
        """,
        new { afterId, limit }));

    public Task<bool> AddAsync(UserAccount account, CancellationToken cancellationToken) => Task.FromResult(UnlessTaken(false, () =>
        users.Database.Write((connection, transaction) =>
        {
            connection.Execute("INSERT INTO accounts (id, version, body, due_at) VALUES (@Id, @Version, @Body, @DueAt)", Row.Of(account, 1), transaction);
            InsertKeys(account, connection, transaction);
            return true;
        })));

    public Task<ReplaceResult> ReplaceAsync(UserAccount account, CancellationToken cancellationToken) => Task.FromResult(UnlessTaken(ReplaceResult.KeyTaken, () =>
        users.Database.Write((connection, transaction) =>
        {
            var replaced = connection.Execute(
                "UPDATE accounts SET version = @Version, body = @Body, due_at = @DueAt WHERE id = @Id AND version = @Version - 1",
                Row.Of(account, account.Version + 1), transaction);
            if (replaced == 0)
                return ReplaceResult.Moved;
            connection.Execute("DELETE FROM account_keys WHERE account_id = @Id", new { account.Id }, transaction);
            InsertKeys(account, connection, transaction);
            return ReplaceResult.Replaced;
        })));

    private static void InsertKeys(UserAccount account, SqliteConnection connection, SqliteTransaction transaction) => connection.Execute(
        "INSERT INTO account_keys (key, account_id) VALUES (@Value, @Id)", account.Keys().Select(key => new { key.Value, account.Id }), transaction);

    private static T UnlessTaken<T>(T whenTaken, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == ConstraintViolated)
        {
            return whenTaken;
        }
    }

    private IReadOnlyList<UserAccount> Query(string sql, object parameters)
    {
        using var connection = users.Database.Open();
        return [.. connection.Query<string>(sql, parameters).Select(body => JsonSerializer.Deserialize<UserAccount>(body, s_json)!)];
    }

    private sealed record Row(string Id, long Version, string Body, long? DueAt)
    {
        public static Row Of(UserAccount account, long version) => new(
            account.Id, version, JsonSerializer.Serialize(account with { Version = version }, s_json),
            account.Outbox.Count == 0 ? null : account.Outbox.Min(entry => entry.DueAt).ToUnixTimeMilliseconds());
    }
}
