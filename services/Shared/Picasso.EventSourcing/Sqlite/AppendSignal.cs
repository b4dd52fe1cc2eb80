namespace Picasso.EventSourcing.Sqlite;

/// <summary>Wakes the subscriptions of this process as soon as it appended something.</summary>
internal sealed class AppendSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the next append. Take it before reading, wait for it after: then no append is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
