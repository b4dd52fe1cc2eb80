using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Lets a transaction write only to buckets that its shard holds, by the ownership row read in that transaction. A move waits for earlier writers and
/// rejects later ones.
/// </summary>
internal sealed class BucketGuard(string sharedLock) : DbTransactionInterceptor
{
    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not PaymentsDbContext db)
            return result;
        foreach (var bucket in db.WrittenBuckets())
        {
            if (await StateAsync(connection, result, bucket, cancellationToken) == BucketStates.Held)
                continue;
            await result.RollbackAsync(cancellationToken);
            throw new BucketMovedException(bucket);
        }

        return result;
    }

    private async Task<string?> StateAsync(
        DbConnection connection, DbTransaction transaction, int bucket, CancellationToken cancellationToken)
    {
        await using var read = connection.CreateCommand();
        read.Transaction = transaction;
        read.CommandText = $"SELECT State FROM bucket_fences WHERE Bucket = @bucket {sharedLock}";
        var parameter = read.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@bucket", bucket);
        read.Parameters.Add(parameter);
        return await read.ExecuteScalarAsync(cancellationToken) as string;
    }
}
