using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>Calls as the client's side sees them.</summary>
internal static class Calls
{
    /// <summary>Ends the wait for an answer at the deadline, and when cancelled.</summary>
    public static async Task<T> WithDeadlineAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan? deadline, CancellationToken cancellationToken)
    {
        using var late = deadline is { } time ? new CancellationTokenSource(time, TimeProvider.System) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await Task.Run(() => call(stop.Token), stop.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, ""));
        }
    }
}
