using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Transactions read what is committed (READ COMMITTED): each guards itself by unique keys, versions and the bucket's ownership, which is
/// read under a lock, so that a snapshot would add gap locks and deadlocks and no safety. A process that vanishes in the middle of one holds its
/// locks no longer than the server waits for its next statement.
/// </summary>
internal sealed class MySqlIsolation : DbTransactionInterceptor
{
    // The server's own eight hours are put back when the connection returns to its pool, which resets it.
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
