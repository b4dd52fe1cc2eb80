namespace Picasso.Kernel;

/// <summary>One reader that a <see cref="Signal"/> wakes. Several raises while the reader is busy wake it once. For one thread at a time.</summary>
public sealed class SignalListener : IDisposable
{
    private readonly Signal _signal;
    private Action? _release;
    private Task _next;

    internal SignalListener(Signal signal, Action? release = null) => (_signal, _release, _next) = (signal, release, signal.Next);

    /// <summary>Returns at the first raise since the last wait, and at the latest after a poll interval.</summary>
    /// <param name="pollInterval">How long a change by another process may remain unnoticed.</param>
    /// <param name="clock">Measures the interval.</param>
    /// <param name="cancellationToken">Ends the wait with an exception.</param>
    public async Task WaitAsync(TimeSpan pollInterval, TimeProvider clock, CancellationToken cancellationToken)
    {
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            await Task.WhenAny(_next, Task.Delay(pollInterval, clock, either.Token));
            await either.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        _next = _signal.Next;
    }

    /// <summary>Returns at the first raise since the last wait.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _next.WaitAsync(cancellationToken);
        _next = _signal.Next;
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
