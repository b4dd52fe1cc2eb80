using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Transactions use READ COMMITTED. Each is guarded by unique keys, versions and the bucket's ownership, which is read under a lock; a snapshot would
/// add gap locks and deadlocks and no safety. The locks of a process that stops in a transaction end with the server's timeout for its next
/// statement.
/// </summary>
internal sealed class MySqlIsolation : DbTransactionInterceptor
{
    // The pool resets a returned connection, which restores the server's own eight hours.
    private const string LetGoOfTheVanished = "SET SESSION wait_timeout = 20";

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (result.HasResult)
            return result;
        await using (var bound = connection.CreateCommand())
        {
            bound.CommandText = LetGoOfTheVanished;
            await bound.ExecuteNonQueryAsync(cancellationToken);
        }

        var isolation = eventData.IsolationLevel is IsolationLevel.Unspecified ? IsolationLevel.ReadCommitted : eventData.IsolationLevel;
        return InterceptionResult<DbTransaction>.SuppressWithResult(await connection.BeginTransactionAsync(isolation, cancellationToken));
    }
}
