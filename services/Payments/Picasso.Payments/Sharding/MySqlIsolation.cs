using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Transactions read what is committed (READ COMMITTED): each guards itself by unique keys, versions and the bucket's fence, which is
/// read under a lock, so that a snapshot would add gap locks and deadlocks and no safety.
/// </summary>
internal sealed class MySqlIsolation : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) => result.HasResult || eventData.IsolationLevel != IsolationLevel.Unspecified
        ? result
        : InterceptionResult<DbTransaction>.SuppressWithResult(
            await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));
}
