using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Runs a unit of work again that the server gave up for another's sake: nothing of it was kept. A server that does not
/// answer is not asked again here, because callers want to know soon, and whether it kept a commit is for them to find out.
/// </summary>
internal sealed class MySqlDeadlockRetry(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 8, maxRetryDelay: TimeSpan.FromMilliseconds(500))
{
    private const double FirstPause = 5;

    protected override bool ShouldRetryOn(Exception exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout };

    protected override TimeSpan? GetNextDelay(Exception lastException) => ExceptionsEncountered.Count > MaxRetryCount
        ? null
        : TimeSpan.FromMilliseconds(FirstPause * (1 << ExceptionsEncountered.Count) * (0.5 + Random.Shared.NextDouble()));
}
