using Picasso.EmbeddedStorage;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

/// <summary>
/// The embedded store: one file. Every writing method takes the file's write lock first, so writes are serialized and the order of changes is the
/// commit order.
/// </summary>
internal sealed partial class SqliteReactionStore(DataDirectory data) : IReactionStore
{
    private readonly SqliteDatabase _database = new(data.File(ReactionsSchema.FileName), ReactionsSchema.Migrations);

    private Task<T> WriteAsync<T>(Func<SqliteUnit, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Write((connection, transaction) => work(new SqliteUnit(connection, transaction))));
    }

    private Task<T> ReadAsync<T>(Func<SqliteUnit, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _database.Open();
        return Task.FromResult(work(new SqliteUnit(connection, null)));
    }
}
