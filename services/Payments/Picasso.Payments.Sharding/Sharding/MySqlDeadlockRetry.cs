using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;
using Picasso.Kernel;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Retries a unit of work that the server rolled back because of a deadlock. Calls to an unreachable server are not retried here: callers need an
/// early answer, and must find out themselves whether a commit was stored.
/// </summary>
internal sealed class MySqlDeadlockRetry(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 8, maxRetryDelay: TimeSpan.FromMilliseconds(500))
{
    // After the first failure it doubles: 10 ms.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(5);

    protected override bool ShouldRetryOn(Exception exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout };

    protected override TimeSpan? GetNextDelay(Exception lastException) => ExceptionsEncountered.Count > MaxRetryCount
        ? null
        : Backoff.Pause(s_firstPause, MaxRetryDelay, ExceptionsEncountered.Count) * (0.5 + Random.Shared.NextDouble());
}
