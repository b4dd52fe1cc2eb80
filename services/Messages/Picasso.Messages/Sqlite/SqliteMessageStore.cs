using Picasso.EmbeddedStorage;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

/// <summary>The embedded store: one file. Every writing method takes the file's write lock first.</summary>
internal sealed partial class SqliteMessageStore(DataDirectory data) : IMessageStore
{
    private readonly SqliteDatabase _database = new(data.File(MessagesSchema.FileName), MessagesSchema.Migrations);

    public Task ForgetPersonAsync(string userId, CancellationToken cancellationToken) => WriteAsync(unit => unit.Execute(
        """
        INSERT INTO departed VALUES (@userId) ON CONFLICT DO NOTHING;
        DELETE FROM notifications WHERE user_id = @userId;
        DELETE FROM blocks WHERE blocker_id = @userId;
        """,
        new { userId }), cancellationToken);

    private Task<T> WriteAsync<T>(Func<SqliteUnit, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Write((connection, transaction) => work(new SqliteUnit(connection, transaction))));
    }

    private Task<T> ReadAsync<T>(Func<SqliteUnit, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _database.Open();
        // One snapshot for all reads, so that places of messages and notifications agree.
        using var transaction = connection.BeginTransaction(deferred: true);
        return Task.FromResult(work(new SqliteUnit(connection, transaction)));
    }
}
