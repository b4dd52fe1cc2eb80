namespace Picasso.Kernel;

/// <summary>
/// Wakes a loop of this process as soon as there is work in its store. It remembers nothing: a lost signal only costs the
/// loop's patience.
/// </summary>
public sealed class Signal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    /// <summary>Wakes the waiting loop, or lets the next wait return at once.</summary>
    public void Raise()
    {
        lock (_raised)
        {
            if (_raised.CurrentCount == 0)
                _raised.Release();
        }
    }

    /// <summary>Returns when raised, after <paramref name="patience"/>, or when cancelled: the loop looks which it was.</summary>
    public async Task WaitAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_raised.WaitAsync(enough.Token), Task.Delay(patience, clock, enough.Token));
        await enough.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _raised.Dispose();
}
