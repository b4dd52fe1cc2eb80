namespace Picasso.Mail.Queueing;

/// <summary>Wakes this process's relay as soon as something is queued; a lost signal only costs the relay's patience.</summary>
internal sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        lock (_raised)
        {
            if (_raised.CurrentCount == 0)
                _raised.Release();
        }
    }

    /// <summary>Returns when raised, or after <paramref name="patience"/>.</summary>
    public async Task WaitAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_raised.WaitAsync(enough.Token), Task.Delay(patience, clock, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _raised.Dispose();
}
